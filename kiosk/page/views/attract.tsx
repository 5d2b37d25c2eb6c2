import { routes } from '#contract/host-api.ts';
import { textIn } from '#play/answers.ts';
import { localesOf } from '#play/visit.ts';
import { brandText, contentText, useKiosk } from '../kiosk.ts';
import { textsIn } from '../locales/texts.ts';
import { Button } from '../parts/button.tsx';
import { Heading } from '../parts/heading.tsx';
import { Picture } from '../parts/picture.tsx';
import { View } from '../parts/view.tsx';
import { Words } from '../parts/words.tsx';

/** Nobody plays: the sea, one question, one button. A touch anywhere begins. */
export const Attract = () => {
  const kiosk = useKiosk();
  const { context, locale, send } = kiosk;
  const quiz = context.kiosk.campaigns[0]?.quiz;
  if (quiz === undefined) return null;
  const { brand } = context.kiosk;
  const begin = (): void => send({ type: 'attract.touched' });
  const others = localesOf(context.kiosk).filter((one) => one !== locale);
  return (
    <View name="attract" onPress={begin}>
      <div class="plate attract__title">
        <Heading step="attract" class="heading--huge" fitted>
          {contentText(kiosk, quiz.title)}
        </Heading>
        <div class="attract__line">
          {quiz.cover && (
            <Picture class="attract__cover" src={routes.packMedia(quiz, quiz.cover.file)} alt={contentText(kiosk, quiz.cover.alt)} />
          )}
          <p class="text attract__invitation">{contentText(kiosk, quiz.invitation)}</p>
        </div>
        <div class="attract__others">
          {others.map((one) => (
            <p key={one} lang={one}>
              {textIn(quiz.title, one, quiz.defaultLocale)}
            </p>
          ))}
        </div>
      </div>
      <div class="attract__play">
        {/* The click goes up to the view, which begins: the button needs no deed of its own. */}
        <Button tone="sun" class="button--huge" onPress={() => undefined}>
          <span>{kiosk.say('attract.play')}</span>
          <span class="attract__play-others">
            {others.map((one) => (
              <span key={one} lang={one}>
                {textsIn(one)('attract.play')}
              </span>
            ))}
          </span>
        </Button>
        <p class="plate plate--small attract__touch">{brandText(kiosk, 'invitation')}</p>
      </div>
      <p class="attract__brand">
        <Picture src={routes.brandMedia(brand, brand.logo)} alt="" />
        <span>
          <Words text={brand.name} />
        </span>
      </p>
    </View>
  );
};
