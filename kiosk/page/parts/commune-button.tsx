import type { Commune } from '#contract/compiled-quiz.ts';
import { Button } from './button.tsx';

interface CommuneButtonProps {
  readonly commune: Commune;
  readonly chosen: boolean;
  readonly disabled: boolean;
  readonly choose: (code: string) => void;
}

/** A commune with its first postcode: two of the same name are told apart by it. */
export const CommuneButton = ({ commune, chosen, disabled, choose }: CommuneButtonProps) => (
  <Button tone="plain" class="place" pressed={chosen} disabled={disabled} onPress={() => choose(commune.code)}>
    <span class="place__name">{commune.name}</span> <span class="place__code">{commune.postcodes[0]}</span>
  </Button>
);
