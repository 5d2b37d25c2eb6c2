import type { Actor } from 'xstate';
import { isWarned, type KioskMachine, type KioskSnapshot } from '#play/kiosk-machine.ts';
import { questionShown, roundShown } from '#play/visit.ts';
import type { Sound } from './sound.ts';
import { type Heard, soundFor } from './sound-for.ts';

const heardIn = (snapshot: KioskSnapshot): Heard => {
  const { context } = snapshot;
  return {
    view: context.view,
    question: context.view === 'question' ? (questionShown(context)?.id ?? null) : null,
    index: context.visit.index,
    round: roundShown(context),
    warned: isWarned(snapshot),
    sending: context.visit.sending,
    speech: context.access.speech,
  };
};

/** Lets the steps of the play be heard, at the volume of the visit. */
export const soundThe = (actor: Actor<KioskMachine>, sound: Sound): void => {
  let before = heardIn(actor.getSnapshot());
  actor.subscribe((snapshot) => {
    const after = heardIn(snapshot);
    const name = soundFor(before, after);
    before = after;
    if (name !== null) sound.play(name, snapshot.context.voice.volume);
  });
};
