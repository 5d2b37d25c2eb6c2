import { useRef } from 'preact/hooks';
import { countriesIn, countryPlace } from '#play/places.ts';
import { useKiosk } from '../kiosk.ts';
import { Button } from './button.tsx';
import { DownSign, UpSign } from './icons.tsx';

interface CountryListProps {
  readonly shortcuts: readonly string[];
  readonly isGiven: (code: string) => boolean;
  readonly busy: boolean;
  readonly choose: (code: string) => void;
  readonly leave: () => void;
}

/** The neighbours first, then every country from A to Z; two large buttons scroll for those who cannot flick. */
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
  const place = ({ code, name }: { readonly code: string; readonly name: string }) => (
    <Button key={code} tone="plain" class="place" pressed={isGiven(code)} disabled={busy} onPress={() => choose(code)}>
      <span class="place__name">{name}</span>
    </Button>
  );
  return (
    <div class="countries">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls must take the keys that scroll it */}
      <fieldset ref={list} class="countries__list" tabIndex={0} aria-label={say('origin.allCountries')}>
        <div class="countries__near">{shortcuts.map((code) => countryPlace(code, locale)).map(place)}</div>
        <p class="plate plate--small countries__all">{say('origin.allCountries')}</p>
        {countriesIn(locale)
          .filter(({ code }) => !shortcuts.includes(code))
          .map(place)}
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
