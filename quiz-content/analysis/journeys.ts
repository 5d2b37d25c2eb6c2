import type { CompiledQuestion } from '#contract/compiled-quiz.ts';
import type { FieldKey } from '#fields/dictionary.ts';
import { fieldByKey } from '#fields/values.ts';
import type { Answers, End, Terrain } from './count-all.ts';
import { exploreOne, type Inquiry } from './explore.ts';
import { SAID_BY_TERMINAL, type Says } from './groups.ts';
import { joined, type Table } from './table.ts';
import type { Fill } from './table-question.ts';

/** Visits that are asked the same questions and fill the same groups. */
export interface Journey {
  /** Equal for visits that are asked the same questions. */
  readonly path: string;
  readonly asked: () => readonly CompiledQuestion[];
  readonly answers: Answers;
  readonly share: number;
  /** The groups that it fills, what the terminal sets included. */
  readonly says: Says;
}

/** A single-valued field that `later` filled although `earlier` had, in that share of the visits. */
export interface FilledTwice {
  readonly key: FieldKey;
  readonly earlier: CompiledQuestion;
  readonly later: CompiledQuestion;
  readonly share: number;
}

export interface Journeys {
  readonly all: readonly Journey[];
  readonly twice: readonly FilledTwice[];
  readonly simulated: number | null;
}

/** Whole numbers of this many bits stay whole whatever is done with them. */
const BITS = 30;

const NONE = -1;
const NOTHING: Fill = { field: NONE, says: 0 };

/** Columns of numbers: for each field, the groups it fills so far; the question that filled it last, from 1; for the path, who was asked. */
interface Columns {
  readonly says: ReadonlyMap<number, number>;
  readonly filler: ReadonlyMap<number, number>;
  readonly asked: ReadonlyMap<number, { readonly column: number; readonly bit: number }>;
  readonly firstAsked: number;
  readonly width: number;
}

const columnsOf = ({ fields, questions }: Table): Columns => {
  const places = fields.map((field, place) => ({ ...field, place }));
  const grouped = places.filter(({ key }) => fieldByKey(key).group !== null);
  const says = new Map(grouped.map(({ place }, column) => [place, column]));
  const contested = places.filter(({ list, questions: count }) => !list && count > 1);
  const filler = new Map(contested.map(({ place }, column) => [place, says.size + column]));
  const firstAsked = says.size + filler.size;
  const conditional = questions.filter(({ when }) => when !== null);
  const asked = new Map(conditional.map(({ index }, at) => [index, { column: firstAsked + Math.floor(at / BITS), bit: 1 << (at % BITS) }]));
  return { says, filler, asked, firstAsked, width: firstAsked + Math.ceil(conditional.length / BITS) };
};

/** Every way through the quiz, with what it says about the visitor. Fields are kept as the rules of play merge them. */
export const journeyInquiry = (table: Table): Inquiry<Journeys> => {
  const { questions, fields } = table;
  const columns = columnsOf(table);
  const saysColumn = Int16Array.from(fields, (_, field) => columns.says.get(field) ?? NONE);
  const fillerColumn = Int16Array.from(fields, (_, field) => columns.filler.get(field) ?? NONE);
  const journeys = new Map<string, Journey & { share: number }>();
  const twice = new Map<string, FilledTwice & { share: number }>();

  const noteTwice = (field: number, earlier: number, later: number, share: number): void => {
    const name = `${field} ${earlier} ${later}`;
    const before = twice.get(name);
    const [key, first, second] = [fields[field]?.key, questions[earlier]?.question, questions[later]?.question];
    if (before !== undefined) before.share += share;
    else if (key !== undefined && first !== undefined && second !== undefined)
      twice.set(name, { key, earlier: first, later: second, share });
  };
  const isAsked = (path: readonly number[], index: number): boolean => {
    const place = columns.asked.get(index);
    return place === undefined || ((path[place.column - columns.firstAsked] ?? 0) & place.bit) !== 0;
  };

  const take = ({ share, numbers, keep }: End): void => {
    let says = SAID_BY_TERMINAL;
    for (let at = 0; at < columns.says.size; at += 1) says |= numbers[at] ?? 0;
    const asked = [...numbers.subarray(columns.firstAsked)];
    const path = asked.join(' ');
    const name = `${path}|${says}`;
    const before = journeys.get(name);
    if (before !== undefined) before.share += share;
    else
      journeys.set(name, {
        path,
        asked: () => questions.filter(({ index }) => isAsked(asked, index)).map(({ question }) => question),
        answers: keep(),
        share,
        says,
      });
  };
  return {
    gathering: {
      width: columns.width,
      classesOf: ({ classes }) =>
        joined(classes, ({ look, fills }) => {
          const telling = fills.filter(({ field }) => columns.says.has(field) || columns.filler.has(field));
          return `${look}|${telling.map(({ field, says }) => `${field}:${says}`).join()}`;
        }),
      addFor: ({ index, filled }) => {
        const place = columns.asked.get(index);
        const isTelling = filled.some((field) => columns.says.has(field) || columns.filler.has(field));
        if (place === undefined && !isTelling) return null;
        return (numbers, from, { fills }, share) => {
          if (place !== undefined) numbers[from + place.column] = (numbers[from + place.column] ?? 0) | place.bit;
          for (let at = 0; at < fills.length; at += 1) {
            const { field, says } = fills[at] ?? NOTHING;
            const said = saysColumn[field] ?? NONE;
            if (said !== NONE) numbers[from + said] = fields[field]?.list === true ? (numbers[from + said] ?? 0) | says : says;
            const filler = fillerColumn[field] ?? NONE;
            if (filler === NONE) continue;
            const earlier = numbers[from + filler] ?? 0;
            if (earlier > 0) noteTwice(field, earlier - 1, index, share);
            numbers[from + filler] = index + 1;
          }
        };
      },
    },
    take,
    found: (simulated) => ({ all: [...journeys.values()], twice: [...twice.values()], simulated }),
  };
};

/** Every way through the quiz: all of them, or those of visits played by chance. */
export const journeysOf = (terrain: Terrain): Journeys => exploreOne(terrain, () => journeyInquiry(terrain.table));
