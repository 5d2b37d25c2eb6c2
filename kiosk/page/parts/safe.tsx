import { Component, type ComponentChildren } from 'preact';

interface SafeProps {
  /** What is shown: another one is tried afresh. */
  readonly at: string;
  readonly children: ComponentChildren;
  /** Shown as long as what is shown cannot be drawn. */
  readonly instead: ComponentChildren;
  readonly broke: () => void;
}

interface SafeState {
  readonly at: string;
  readonly broken: boolean;
}

/** Holds a mistake in a view: the visitor sees calm words and never an empty page. */
export class Safe extends Component<SafeProps, SafeState> {
  static override getDerivedStateFromError(): Partial<SafeState> {
    return { broken: true };
  }

  static override getDerivedStateFromProps({ at }: SafeProps, state: SafeState): Partial<SafeState> | null {
    return state.at === at ? null : { at, broken: false };
  }

  override state: SafeState = { at: this.props.at, broken: false };

  override componentDidCatch(): void {
    this.props.broke();
  }

  override render() {
    return this.state.broken ? this.props.instead : this.props.children;
  }
}
