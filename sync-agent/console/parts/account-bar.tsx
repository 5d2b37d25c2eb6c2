import type { LedgerRow } from '#central/published.ts';

/** How much of what was captured is here, waits, or is gone. The same stands beside it in words and figures, so it is silent. */
export const AccountBar = ({ account }: { readonly account: LedgerRow }) => {
  const { captured } = account;
  const parts = [
    ['here', account.accepted + account.quarantined],
    ['away', account.parked + account.waiting + account.lost],
    ['untold', account.untold],
    ['gap', account.gap],
  ] as const;
  let x = 0;
  return (
    <svg class="account-bar" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true" focusable="false">
      <rect class="share-ground" width="100" height="4" />
      {captured > 0 &&
        parts.map(([name, count]) => {
          const width = (count / captured) * 100;
          const from = x;
          x += width;
          return width === 0 ? null : <rect key={name} class={`account-${name}`} x={from} width={width} height="4" />;
        })}
    </svg>
  );
};
