import type { Share } from '#central/published.ts';

/** How full: the tide within a bar. A picture beside a figure that says the same in words, so it is silent. */
export const ShareBar = ({ share }: { readonly share: Share }) => {
  const width = share.of === 0 ? 0 : (share.part / share.of) * 100;
  return (
    <svg class="share-bar" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true" focusable="false">
      <rect class="share-ground" width="100" height="4" />
      <rect class="share-water" width={width} height="4" />
    </svg>
  );
};
