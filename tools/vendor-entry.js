// What the pages use, and nothing else: esbuild follows these names and leaves the rest of each library out.
import htm from 'htm';
import { h } from 'preact';

export { batch, computed, effect, signal, useComputed, useSignal } from '@preact/signals';
export { render } from 'preact';
export { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
export { Manager } from 'socket.io-client';
export const html = htm.bind(h);
