/** A visit to a terminal with the shipped survey of six questions, as the flow model plays it. */
import type { Page } from 'playwright-core';
import type { KioskState } from '#contract/host-api.ts';
import type { Locale } from '#fields/types.ts';
import { hostClient } from '#page/host-client.ts';
import { waysOf } from '#proof/drive/ways.ts';
import type { RealTerminal } from '#tests/support/terminal.ts';
import { pathsToViews, type Step, type Way, wayThrough } from './flow-model.ts';
import { playSteps } from './play-steps.ts';

/** One game, twelve centimetres of glass. */
export const SHORT_SITE = 'counter-tablet';

export interface ShippedVisit {
  readonly kiosk: KioskState;
  readonly way: Way;
  /** From attract to thanks. */
  readonly steps: readonly Step[];
  /** Plays from attract until the machine would be there. */
  until(page: Page, place: (step: Step) => boolean): Promise<readonly Step[]>;
}

export const kioskStateOf = (url: string): Promise<KioskState> =>
  hostClient((path, init) => fetch(new URL(String(path), url), init)).loadKiosk();

export const shippedVisit = async ({ url }: Pick<RealTerminal, 'url'>, locale: Locale = 'fr'): Promise<ShippedVisit> => {
  const kiosk = await kioskStateOf(url);
  const [campaign] = kiosk.campaigns;
  const [play] = campaign === undefined ? [] : waysOf(campaign.quiz, new Date(), 1).plays;
  if (campaign === undefined || play === undefined) throw new Error('the terminal has no game that can be played');
  const way = { campaign: campaign.id, locale, answers: play.answers };
  const steps = wayThrough(kiosk, way);
  return {
    kiosk,
    way,
    steps,
    until: async (page, place) => {
      const end = steps.findIndex(place) + 1;
      await playSteps(page, steps.slice(0, end));
      return steps.slice(end);
    },
  };
};

/** From attract to this view, in the fewest touches. */
export const playTo = (page: Page, { kiosk, way }: ShippedVisit, view: string): Promise<void> =>
  playSteps(page, pathsToViews(kiosk, way).get(view) ?? []);
