import { useKiosk } from '../kiosk.ts';
import { Button } from './button.tsx';

/** Who plays by ear decides whether a name and an address may be heard. Others have nothing to decide here. */
export const SayTyped = () => {
  const { context, say, send } = useKiosk();
  const { access, voice } = context;
  if (!access.speech) return null;
  return (
    <div class="say-typed">
      <Button
        tone="plain"
        pressed={voice.saysPrivate}
        onPress={() => send({ type: 'voice.changed', voice: { ...voice, saysPrivate: !voice.saysPrivate } })}
      >
        {say('speech.sayTyped')}
      </Button>
      <p class="text text--small">{say('speech.sayTypedWhy')}</p>
    </div>
  );
};
