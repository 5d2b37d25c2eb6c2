import type { ViewName } from '#contract/host-api.ts';

/** Sky, sea and sand without a stage: still, flat, and the water level tells the progress all the same. */
export const Backdrop = ({ view, tide }: { readonly view: ViewName; readonly tide: number }) => (
  <div class="backdrop" data-place={view} aria-hidden="true">
    <div class="backdrop__sun" />
    <div class="backdrop__sea" style={{ '--tide': String(tide) }}>
      <svg aria-hidden="true" class="backdrop__shore" viewBox="0 0 1200 60" preserveAspectRatio="none">
        <path class="backdrop__film" d="M0 0h1200v34c-90 22-210 22-300 6s-210-16-300 2-210 18-300 0S90 20 0 40z" />
        <path class="backdrop__water" d="M0 0h1200v16c-90 20-210 20-300 6s-210-14-300 2-210 16-300 0S90 4 0 22z" />
      </svg>
    </div>
  </div>
);
