/** Plays one file of the terminal itself; ends when it has been heard, or at once when `stopped` says so. */
export const playClip = (url: string, volume: number, stopped: AbortSignal): Promise<void> =>
  new Promise((resolve, reject) => {
    const audio = new Audio(url);
    audio.volume = Math.min(1, Math.max(0, volume));
    const stop = (): void => {
      audio.pause();
      audio.removeAttribute('src');
      resolve();
    };
    stopped.addEventListener('abort', stop, { once: true });
    const done = (): void => {
      stopped.removeEventListener('abort', stop);
      resolve();
    };
    audio.addEventListener('ended', done);
    audio.addEventListener('error', () => reject(new Error(`${url} cannot be played`)));
    audio.play().catch((cause: unknown) => (stopped.aborted ? undefined : reject(cause)));
  });
