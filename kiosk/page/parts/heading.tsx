import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { largestThatFits } from './largest.ts';
import { useMeasured } from './measured.ts';
import { Words } from './words.tsx';

interface HeadingProps {
  /** Changes with the view or the step: the focus then comes here. */
  readonly step: string;
  readonly children: ComponentChildren;
  readonly class?: string;
  /** Make the letters as large as three lines of the plate allow. */
  readonly fitted?: boolean;
}

const LINES = 3;
const STEP_PX = 2;

/** Shrinks the letters until the text stands in three lines; the style sheet says where to begin and where to stop. */
const shrink = (element: HTMLElement): void => {
  element.style.fontSize = '';
  const style = getComputedStyle(element);
  const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
  const smallest = Math.max(
    Number.parseFloat(style.getPropertyValue('--smallest')) * rem,
    // Large text: no smaller than what is read from afar.
    Number.parseFloat(style.getPropertyValue('--least')),
  );
  const largest = Number.parseFloat(style.fontSize);
  largestThatFits(smallest, largest, STEP_PX, (size) => {
    element.style.fontSize = `${size}px`;
    return element.offsetHeight <= size * 1.16 * LINES && element.scrollWidth <= element.offsetWidth;
  });
};

/** The heading of a view. It takes the focus when the view comes, so that a reader begins there. */
export const Heading = ({ step, children, class: className = '', fitted = false }: HeadingProps) => {
  const heading = useRef<HTMLHeadingElement>(null);
  useMeasured(() => {
    if (fitted && heading.current !== null) shrink(heading.current);
  }, [step, children, fitted]);
  useEffect(() => heading.current?.focus({ preventScroll: true }), [step]);
  return (
    <h1 ref={heading} tabIndex={-1} class={`heading ${className}`}>
      {typeof children === 'string' ? <Words text={children} /> : children}
    </h1>
  );
};
