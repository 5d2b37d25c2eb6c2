import type { Failure } from '../api.ts';
import { useWords } from '../words.ts';

/** What went wrong, and a way on. */
export const Fault = ({ failure, onAgain }: { readonly failure: Failure; readonly onAgain?: () => void }) => {
  const { t } = useWords();
  return (
    <div class="fault" role="alert">
      <p>{t(`errors.${failure}`)}</p>
      {failure === 'CONSOLE_SIGNED_OUT' ? (
        <button type="button" onClick={() => location.reload()}>
          {t('signIn.title')}
        </button>
      ) : (
        onAgain !== undefined && (
          <button type="button" onClick={onAgain}>
            {t('common.again')}
          </button>
        )
      )}
    </div>
  );
};

export const Waiting = () => {
  const { t } = useWords();
  return (
    <p class="waiting" role="status">
      {t('common.waiting')}
    </p>
  );
};
