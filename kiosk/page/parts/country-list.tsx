import { useRef } from 'preact/hooks';
import { countriesIn, countryPlace } from '#play/places.ts';
import { useKiosk } from '../kiosk.ts';
import { Button } from './button.tsx';
import { DownSign, UpSign } from './icons.tsx';
import { letterSpans } from './letters.ts';

interface CountryListProps {
  readonly shortcuts: readonly string[];
  readonly isGiven: (code: string) => boolean;
  readonly busy: boolean;
  readonly choose: (code: string) => void;
  readonly leave: () => void;
}

/** So many buttons lead into the alphabet. */
const SPANS = 6;

/** The neighbours first, then every country from A to Z. Letters lead into the list; two large buttons scroll for those who cannot flick. */
export const CountryList = ({ shortcuts, isGiven, busy, choose, leave }: CountryListProps) => {
  const { context, locale, say } = useKiosk();
  const list = useRef<HTMLFieldSetElement>(null);
  const scroll = (direction: 1 | -1) => (): void => {
    const element = list.current;
    element?.scrollBy({
      top: direction * element.clientHeight * 0.8,
      behavior: context.access.reducedMotion || matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth',
    });
  };
  const countries = countriesIn(locale).filter(({ code }) => !shortcuts.includes(code));
  const spans = letterSpans(
    countries.map(({ name }) => name),
    SPANS,
  );
  // The first country of the letter takes the focus: the list, or its page in large text, follows.
  const jump = (at: number) => (): void => {
    const first = list.current?.querySelectorAll<HTMLElement>(':scope > .place')[at];
    first?.focus({ preventScroll: true });
    first?.scrollIntoView({ block: 'start' });
  };
  const place = ({ code, name }: { readonly code: string; readonly name: string }) => (
    <Button key={code} tone="plain" class="place" pressed={isGiven(code)} disabled={busy} onPress={() => choose(code)}>
      <span class="place__name">{name}</span>
    </Button>
  );
  return (
    <div class="countries">
      <fieldset class="countries__jumps" aria-label={say('origin.letters')}>
        {spans.map(({ from, to, at }) => (
          <Button key={from} tone="plain" class="countries__jump" onPress={jump(at)}>
            {from === to ? from : `${from} – ${to}`}
          </Button>
        ))}
      </fieldset>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls must take the keys that scroll it */}
      <fieldset ref={list} class="countries__list" tabIndex={0} aria-label={say('origin.allCountries')}>
        <div class="countries__near">{shortcuts.map((code) => countryPlace(code, locale)).map(place)}</div>
        <p class="plate plate--small countries__all">{say('origin.allCountries')}</p>
        {countries.map(place)}
      </fieldset>
      <div class="countries__foot">
        <Button tone="plain" onPress={leave}>
          {say('origin.shortcuts')}
        </Button>
        <Button onPress={scroll(-1)}>
          <UpSign />
          <span>{say('pager.up')}</span>
        </Button>
        <Button onPress={scroll(1)}>
          <DownSign />
          <span>{say('pager.down')}</span>
        </Button>
      </div>
    </div>
  );
};
