import { smallKiosk, smallQuiz } from '#tests/fixtures/small-quiz.ts';
import { writeVersion } from './content-version.ts';

/** Writes the small quiz as a content version into `folder`, named `version`; `quizVersion` and `noticeVersion` let two versions differ. */
export const writeSmallContent = (
  folder: string,
  version = 'version-1',
  quizVersion = smallQuiz.version,
  noticeVersion = smallKiosk.brand.contact.noticeVersion,
): void =>
  writeVersion(folder, {
    version,
    quiz: { ...smallQuiz, version: quizVersion },
    pictures: ['v.svg', 'p.svg'],
    brand: { ...smallKiosk.brand, contact: { ...smallKiosk.brand.contact, noticeVersion } },
    site: smallKiosk.site,
  });
