import { EventEmitter } from 'node:events';
import type { BrowserContext, Page, Route } from 'playwright-core';
import { type Answer, answerThrough, toApp, toChromium } from './scheme-bridge.ts';
import { called, type Told, tell } from './tell.ts';

/** An event that the app may prevent. */
export class PreventableEvent {
  readonly url: string;
  readonly isMainFrame: boolean;
  defaultPrevented = false;
  constructor(url = '', isMainFrame = true) {
    this.url = url;
    this.isMainFrame = isMainFrame;
  }
  preventDefault(): void {
    this.defaultPrevented = true;
  }
}

export interface Surroundings {
  readonly context: BrowserContext;
  readonly answer: () => Answer | null;
  readonly session: EventEmitter;
}

type WindowOpenHandler = (details: { url: string }) => { action: 'deny' | 'allow' };
type What = Extract<Told, { kind: 'refused' }>['what'];

/** Electron's `WebContents` over one Chromium page at a time: a crash ends the page, the next load opens another. */
export class WebContents extends EventEmitter {
  readonly #around: Surroundings;
  #page: Page | null = null;
  #loading = false;
  #onOpen: WindowOpenHandler = () => ({ action: 'allow' });

  constructor(around: Surroundings) {
    super();
    this.#around = around;
  }

  setWindowOpenHandler(handler: WindowOpenHandler): void {
    this.#onOpen = handler;
  }

  setZoomFactor(factor: number): void {
    called('setZoomFactor', factor);
  }

  async setVisualZoomLevelLimits(minimum: number, maximum: number): Promise<void> {
    called('setVisualZoomLevelLimits', [minimum, maximum]);
  }

  async loadURL(url: string): Promise<void> {
    const page = this.#page ?? (await this.#openPage());
    this.#loading = true;
    try {
      await page.goto(toChromium(url), { waitUntil: 'load' });
    } catch (cause) {
      this.emit('did-fail-load', new PreventableEvent(), -2, String(cause), url, true);
      throw cause;
    } finally {
      this.#loading = false;
    }
    this.emit('did-finish-load');
  }

  forcefullyCrashRenderer(): void {
    const page = this.#page;
    if (page === null) return;
    page
      .context()
      .newCDPSession(page)
      .then((session) => session.send('Page.crash'))
      // The answer never comes from a page that has crashed.
      .catch(() => undefined);
  }

  async #openPage(): Promise<Page> {
    const { context } = this.#around;
    const page =
      context.pages().find((candidate) => !candidate.isClosed() && this.#page === null && candidate.url() === 'about:blank') ??
      (await context.newPage());
    this.#page = page;
    await page.route('**/*', (route) => this.#onRequest(route));
    page.on('popup', (popup) => this.#onPopup(popup));
    page.on('download', (download) => {
      this.#decide('download', download.url(), (event) => this.#around.session.emit('will-download', event, {}, this));
      return download.cancel();
    });
    page.on('crash', () => {
      this.#page = null;
      // Another page first: without any page the browser would end.
      context
        .newPage()
        .then(() => page.close())
        .catch(() => undefined)
        .finally(() => this.emit('render-process-gone', new PreventableEvent(), { reason: 'crashed', exitCode: 5 }));
    });
    return page;
  }

  /** Lets the app's handlers prevent something, and tells what they did. */
  #decide(what: What, url: string, ask: (event: PreventableEvent) => void, isMainFrame = true): boolean {
    const event = new PreventableEvent(url, isMainFrame);
    ask(event);
    tell({ kind: event.defaultPrevented ? 'refused' : 'allowed', what, url });
    return !event.defaultPrevented;
  }

  async #onRequest(route: Route): Promise<void> {
    const asked = route.request();
    const url = toApp(asked.url());
    if (asked.isNavigationRequest() && !this.#loading) {
      const isMainFrame = asked.frame().parentFrame() === null;
      const allowed = this.#decide(
        'navigation',
        url,
        (event) => {
          this.emit('will-frame-navigate', event);
          if (isMainFrame && !event.defaultPrevented) this.emit('will-navigate', event);
        },
        isMainFrame,
      );
      if (!allowed) return route.abort('aborted');
    }
    const answer = this.#around.answer();
    // There is no network here: what is not the app's own leads nowhere.
    if (answer === null || !url.startsWith('app://')) return route.abort('addressunreachable');
    return answerThrough(route, answer);
  }

  #onPopup(popup: Page): void {
    const url = toApp(popup.url());
    const { action } = this.#onOpen({ url });
    tell({ kind: action === 'deny' ? 'refused' : 'allowed', what: 'window', url });
    if (action === 'deny') popup.close().catch(() => undefined);
  }
}
