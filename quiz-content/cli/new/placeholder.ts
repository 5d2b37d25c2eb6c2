const GROUNDS = ['#0e5a78', '#157a8f', '#c8401c', '#b3741a', '#3d6b4f', '#6a4c7d'] as const;
const SHAPES = [
  '<circle cx="200" cy="150" r="80" fill="#fff"/>',
  '<rect x="125" y="75" width="150" height="150" rx="12" fill="#fff"/>',
  '<path d="M200 60 290 230H110Z" fill="#fff"/>',
  '<path d="M60 190q70-90 140 0t140 0v60H60Z" fill="#fff"/>',
] as const;

/** A picture that stands for one that is still to be drawn. Neighbours differ in colour and shape. */
export const placeholder = (number: number): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 300"><rect width="400" height="300" fill="${GROUNDS[number % GROUNDS.length]}"/>${SHAPES[number % SHAPES.length]}</svg>\n`;
