import '../styles/speech.css';
import type { Actor } from 'xstate';
import { routes } from '#contract/host-api.ts';
import { isVoiceIndex, type VoiceIndex } from '#contract/voice.ts';
import type { KioskMachine } from '#play/kiosk-machine.ts';
import { localesOf } from '#play/visit.ts';
import type { Locale } from '../locales/locale.ts';
import { report } from '../report.ts';
import { captionIn } from './caption.ts';
import { clipSpeaker } from './clip-speaker.ts';
import { platformSpeaker } from './platform-speaker.ts';
import { playClip } from './play-clip.ts';
import { mutedLocales, silentSpeaker, speakerOf } from './speaker.ts';
import { startSpeech } from './speech.ts';

const loadIndex = async (locale: Locale): Promise<VoiceIndex | null> => {
  const response = await fetch(routes.voice(locale, 'index.json'));
  if (!response.ok) return null;
  const body: unknown = await response.json();
  if (isVoiceIndex(body)) return body;
  report(`the clips of ${locale}`, 'KIOSK_UNKNOWN_FILE');
  return null;
};

/** Gives the page its voice: the content's clips, else the machine's voices, else captions alone. */
export const giveVoice = (page: HTMLElement, actor: Actor<KioskMachine>, after: (ms: number, then: () => void) => () => void): void => {
  const clips = clipSpeaker({
    loadIndex,
    play: (locale, file, volume, stopped) => playClip(routes.voice(locale, file), volume, stopped),
  });
  const platform = platformSpeaker({
    synthesis: 'speechSynthesis' in window ? window.speechSynthesis : null,
    makeUtterance: (text) => new SpeechSynthesisUtterance(text),
    after,
  });
  const sources = [clips, platform];
  let told = false;
  startSpeech({
    page,
    actor,
    speaker: speakerOf(sources, silentSpeaker({ after })),
    caption: captionIn(page.ownerDocument.body),
    now: () => performance.now(),
    after,
    failed: () => {
      if (!told) report('a voice failed', 'KIOSK_NO_VOICE');
      told = true;
    },
  });
  // Whoever keeps the terminals hears of it before a visitor who cannot see does.
  mutedLocales(sources, localesOf(actor.getSnapshot().context.kiosk))
    .then((locales) => {
      for (const locale of locales) report(`neither voice nor clips speak ${locale}`, 'KIOSK_NO_VOICE');
    })
    .catch(() => report('looking for voices', 'KIOSK_NO_VOICE'));
};
