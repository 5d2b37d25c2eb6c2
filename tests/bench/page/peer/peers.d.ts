// What the bench uses of the peers. They are installed by the bench alone, so their own types are not there when the product is checked.
declare module 'survey-core' {
  export class Model {
    constructor(survey: unknown);
    readonly currentPageNo: number;
    readonly onCurrentPageChanged: { add(then: () => void): void };
  }
}
declare module 'survey-js-ui' {
  import type { Model } from 'survey-core';
  export const renderSurvey: (model: Model, place: HTMLElement) => void;
}
