import { createContext, useContext } from 'react';
import type { FeedState } from '../api/event-feed';

const LiveStateContext = createContext<FeedState>('connecting');

export const LiveStateProvider = LiveStateContext.Provider;

/** Whether changes arrive by themselves right now. */
export function useLiveState(): FeedState {
  return useContext(LiveStateContext);
}
