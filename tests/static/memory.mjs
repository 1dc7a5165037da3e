/** A storage like the browser's: its keys are its properties. */
export function memory() {
  const methods = {
    getItem: (key) => (Object.hasOwn(storage, key) ? storage[key] : null),
    setItem: (key, value) => {
      storage[key] = String(value);
    },
    removeItem: (key) => {
      delete storage[key];
    },
  };
  const storage = Object.create(methods);
  return storage;
}
