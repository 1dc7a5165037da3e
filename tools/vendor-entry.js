// What the pages may use; esbuild follows these names and leaves the rest of each library out.
import htm from 'htm';
import { h } from 'preact';

export { hmac } from '@noble/hashes/hmac.js';
export { sha256 } from '@noble/hashes/sha2.js';
export { batch, computed, effect, signal, useComputed, useSignal } from '@preact/signals';
export { createContext, Fragment, h, render } from 'preact';
export {
  useCallback,
  useContext,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'preact/hooks';
export { io } from 'socket.io-client';
export const html = htm.bind(h);
