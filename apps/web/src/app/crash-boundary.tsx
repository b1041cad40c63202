import { Component } from 'react';
import type { ReactNode } from 'react';
import { CrashNotice } from './shell/crash-notice';

interface CrashBoundaryProps {
  readonly children: ReactNode;
}

/** Keeps a part that fails to draw, or whose code can't be loaded after a new release, from taking the page down. */
export class CrashBoundary extends Component<CrashBoundaryProps, { readonly hasCrashed: boolean }> {
  override state = { hasCrashed: false };

  static getDerivedStateFromError(): { readonly hasCrashed: boolean } {
    return { hasCrashed: true };
  }

  override render(): ReactNode {
    return this.state.hasCrashed ? <CrashNotice /> : this.props.children;
  }
}
