import type { FieldRow } from '#central/published.ts';
import { isFieldKey, labelOfField, labelOfValue } from '#fields/values.ts';
import { useWords } from '../words.ts';

/** Profile fields in words. Who says so is part of the fact: the machine's own are marked, a pre-filled one too. */
export const FieldChips = ({ fields }: { readonly fields: readonly FieldRow[] }) => {
  const { t, locale } = useWords();
  if (fields.length === 0) return <p class="empty">{t('fields.none')}</p>;
  return (
    <dl class="chips">
      {fields.map(({ key, value, provenance }, index) => (
        <div key={`${key} ${index}`} class={provenance === 'declared' ? 'chip' : 'chip chip-other'}>
          <dt>{isFieldKey(key) ? labelOfField(key, locale) : key}</dt>
          <dd>
            {isFieldKey(key) ? labelOfValue(key, value, locale) : String(value)}
            {provenance !== 'declared' && <span class="chip-note"> {t(`provenance.${provenance}`)}</span>}
          </dd>
        </div>
      ))}
    </dl>
  );
};
