import { useWords } from '../words.ts';

interface Qualified {
  readonly all_eight: boolean;
  readonly declared_five: boolean;
}

/** Under which rules it is qualified, in words and never by colour alone. */
export const QualifiedBadges = ({ qualified }: { readonly qualified: Qualified }) => {
  const { t } = useWords();
  if (!qualified.all_eight && !qualified.declared_five) return <span class="badge badge-no">{t('qualified.no')}</span>;
  return (
    <span class="badges">
      {qualified.all_eight && <span class="badge badge-yes">{t('qualified.all_eight')}</span>}
      {qualified.declared_five && <span class="badge badge-yes">{t('qualified.declared_five')}</span>}
    </span>
  );
};
