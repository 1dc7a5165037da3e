// The types of ui.js, for checkJs. Written by hand: one name here for each in tools/vendor-entry.js.

import type { VNode } from 'preact';

export { batch, computed, effect, signal, useComputed, useSignal } from '@preact/signals';
export type { ReadonlySignal, Signal } from '@preact/signals';
export { render } from 'preact';
export type { ComponentChildren, FunctionComponent, RefObject, VNode } from 'preact';
export { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
export { Manager } from 'socket.io-client';
export type { Socket } from 'socket.io-client';

/** A template with one root element. (Several roots come back as a list, which Preact draws as well.) */
export declare function html(strings: TemplateStringsArray, ...values: unknown[]): VNode<any>;
