import { useState } from 'preact/hooks';
import { departmentGoesOn, departmentsMatching, departmentTyped } from '#play/places.ts';
import { useKiosk } from '../kiosk.ts';
import { isShallow } from '../measures.ts';
import { Button } from './button.tsx';
import { EraseSign } from './icons.tsx';

const KEYS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '2A', '0', '2B'];
/** More matches than this are a list nobody reads: one more digit is quicker. */
const SHOWN = 6;
const SHOWN_SHALLOW = 4;

interface DepartmentPadProps {
  readonly busy: boolean;
  readonly choose: (code: string) => void;
  readonly leave: () => void;
}

/** A number pad for départements: the names appear while one types, and keys that lead nowhere rest. */
export const DepartmentPad = ({ busy, choose, leave }: DepartmentPadProps) => {
  const { say, context } = useKiosk();
  const { geometry, pixelPitchMm } = context.kiosk.site;
  const [typed, setTyped] = useState('');
  const whole = departmentTyped(typed);
  const matches = departmentsMatching(typed).slice(0, isShallow(geometry.heightPx, pixelPitchMm) ? SHOWN_SHALLOW : SHOWN);
  const after = (key: string): string => (key.length > 1 ? key : typed + key);
  return (
    <div class="pad">
      <div class="plate pad__display">
        <p class="pad__typed">
          <output aria-label={say('origin.typed')}>{typed === '' ? '··' : typed}</output>
        </p>
        <p class="pad__name" aria-live="polite">
          {whole?.name ?? say(typed === '' ? 'origin.typeNumber' : 'origin.orTouch')}
        </p>
      </div>
      <div class="pad__keys">
        {KEYS.map((key) => (
          <Button
            key={key}
            tone="plain"
            class="pad__key"
            disabled={!departmentGoesOn(after(key)) || (key.length > 1 && typed !== '')}
            onPress={() => setTyped(after(key))}
          >
            {key}
          </Button>
        ))}
      </div>
      <div class="pad__matches">
        {matches.map(({ code, name }) => (
          <Button key={code} tone={code === whole?.code ? 'deep' : 'plain'} class="place" disabled={busy} onPress={() => choose(code)}>
            <span class="place__name">{name}</span> <span class="place__code">{code}</span>
          </Button>
        ))}
      </div>
      <div class="pad__foot">
        <Button tone="plain" onPress={leave}>
          {say('origin.shortcuts')}
        </Button>
        <Button tone="plain" disabled={typed === ''} onPress={() => setTyped(typed.slice(0, -1))}>
          <EraseSign />
          <span>{say('origin.erase')}</span>
        </Button>
      </div>
    </div>
  );
};
