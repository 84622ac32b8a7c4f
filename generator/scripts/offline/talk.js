/**
 * Asks the worker and waits for what it says.
 *
 * @param {{postMessage: (message: object, ports: MessagePort[]) => void}} worker
 * @param {object} message
 * @returns {Promise<any>}
 */
export function ask(worker, message) {
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    port1.onmessage = (event) => {
      port1.close();
      resolve(event.data);
    };
    worker.postMessage(message, [port2]);
  });
}
