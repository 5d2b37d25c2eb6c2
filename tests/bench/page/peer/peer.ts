import { Model } from 'survey-core';
import { renderSurvey } from 'survey-js-ui';
import { createStage } from '#page/stage/stage.ts';
import { TWELVE_SURVEY } from '../twelve.ts';

/** The peer as a kiosk would build it: one question at a time, and over the same sea when the address asks for it. */
const model = new Model(TWELVE_SURVEY);
const place = document.getElementById('survey');
if (place === null) throw new Error('the page has no place for the survey');
renderSurvey(model, place);

if (location.hash === '#sea') {
  const canvas = document.querySelector('canvas');
  if (canvas === null) throw new Error('the page has no canvas');
  const stage = await createStage({ canvas, chance: Math.random, onLost: () => undefined });
  const colours = { atlantic: '#0E5A78', lagoon: '#157A8F', coral: '#C8401C', sun: '#F4B63F' };
  const show = (): void => stage.show({ view: 'question', tide: model.currentPageNo / 12, emblem: null, reducedMotion: false, colours });
  show();
  model.onCurrentPageChanged.add(show);
}
