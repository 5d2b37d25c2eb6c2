import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Fate } from '#play/games/swipe/swipe.ts';
import { fateOf, pullOf, type Spot } from './fling.ts';

/** A card tilts with the finger: degrees at a full pull. */
const TILT = 7;

const pull = (card: HTMLElement, dx: number, dy: number): void => {
  const share = pullOf(dx, card.offsetWidth);
  card.style.setProperty('--x', `${dx}px`);
  card.style.setProperty('--y', `${dy * 0.4}px`);
  card.style.setProperty('--tilt', `${share * TILT}deg`);
  card.style.setProperty('--kept', String(Math.max(0, share)));
  card.style.setProperty('--flown', String(Math.max(0, -share)));
};

const letGo = (card: HTMLElement): void => {
  delete card.dataset['held'];
  for (const name of ['--x', '--y', '--tilt', '--kept', '--flown']) card.style.removeProperty(name);
};

/**
 * Lets a finger pull the card on top, and says what it meant when the finger comes up. One finger at a time: others are not listened to.
 * A card that goes keeps the place it was pulled to, and flies on from there.
 */
export const useFling = (top: RefObject<HTMLElement | null>, turn: number, meant: (fate: Fate) => void): void => {
  const then = useRef(meant);
  then.current = meant;
  useLayoutEffect(() => {
    const card = top.current;
    if (card === null) return undefined;
    letGo(card);
    let finger: number | null = null;
    let trail: Spot[] = [];
    const spotOf = (event: PointerEvent): Spot => ({ x: event.clientX, y: event.clientY, at: event.timeStamp });
    const down = (event: PointerEvent): void => {
      if (finger !== null || event.button !== 0) return;
      finger = event.pointerId;
      trail = [spotOf(event)];
      card.setPointerCapture(finger);
      card.dataset['held'] = '';
    };
    const move = (event: PointerEvent): void => {
      const [first] = trail;
      if (event.pointerId !== finger || first === undefined) return;
      trail.push(spotOf(event));
      pull(card, event.clientX - first.x, event.clientY - first.y);
    };
    const back = (event: PointerEvent): void => {
      if (event.pointerId !== finger) return;
      finger = null;
      letGo(card);
    };
    const up = (event: PointerEvent): void => {
      if (event.pointerId !== finger) return;
      const fate = fateOf([...trail, spotOf(event)], card.offsetWidth);
      finger = null;
      if (fate === null) letGo(card);
      else {
        delete card.dataset['held'];
        then.current(fate);
      }
    };
    const listening = new AbortController();
    const { signal } = listening;
    card.addEventListener('pointerdown', down, { signal });
    card.addEventListener('pointermove', move, { signal });
    card.addEventListener('pointerup', up, { signal });
    card.addEventListener('pointercancel', back, { signal });
    return () => listening.abort();
  }, [top, turn]);
};
