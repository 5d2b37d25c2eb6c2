import { useState } from 'preact/hooks';
import type { AnswerValue } from '#contract/answer.ts';
import type { OriginQuestion } from '#contract/compiled-quiz.ts';
import { countryPlace, departmentPlace } from '#play/places.ts';
import { useKiosk } from '../kiosk.ts';
import { Button } from '../parts/button.tsx';
import { CountryList } from '../parts/country-list.tsx';
import { DepartmentPad } from '../parts/department-pad.tsx';

interface OriginChoiceProps {
  readonly question: OriginQuestion;
  readonly given: AnswerValue | null;
}

type Step = 'near' | 'department' | 'country';

/** Where from? The places most visitors come from first; all others one step further. */
export const OriginChoice = ({ question, given }: OriginChoiceProps) => {
  const { locale, say, answer, arrive, busy } = useKiosk();
  const [step, setStep] = useState<Step>('near');
  const go = (to: Step): void => {
    arrive();
    setStep(to);
  };
  const department = (code: string): void => answer(question.id, { kind: 'department', code });
  const country = (code: string): void => answer(question.id, { kind: 'country', code });
  const isGiven = (kind: 'department' | 'country', code: string): boolean => given?.kind === kind && given.code === code;

  if (step === 'department') return <DepartmentPad busy={busy} choose={department} leave={() => go('near')} />;
  if (step === 'country') {
    return (
      <CountryList
        shortcuts={question.countries}
        isGiven={(code) => isGiven('country', code)}
        busy={busy}
        choose={country}
        leave={() => go('near')}
      />
    );
  }
  return (
    <div class="places">
      {question.departments.map(departmentPlace).map(({ code, name }) => (
        <Button
          key={code}
          tone="plain"
          class="place"
          pressed={isGiven('department', code)}
          disabled={busy}
          onPress={() => department(code)}
        >
          <span class="place__name">{name}</span> <span class="place__code">{code}</span>
        </Button>
      ))}
      {question.countries
        .slice(0, 4)
        .map((code) => countryPlace(code, locale))
        .map(({ code, name }) => (
          <Button key={code} tone="plain" class="place" pressed={isGiven('country', code)} disabled={busy} onPress={() => country(code)}>
            <span class="place__name">{name}</span>
          </Button>
        ))}
      <Button class="places__other" onPress={() => go('department')}>
        {say('origin.otherDepartment')}
      </Button>
      <Button class="places__other" onPress={() => go('country')}>
        {say('origin.otherCountry')}
      </Button>
    </div>
  );
};
