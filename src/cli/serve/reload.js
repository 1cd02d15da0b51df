(() => {
  let events, bar;
  const listen = () => {
    events = new EventSource("@EVENTS@");
    events.onmessage = (message) => {
      const state = JSON.parse(message.data);
      if (state.build !== "@BUILD@") {
        events.close();
        location.reload();
        return;
      }
      if (bar) bar.remove();
      bar = undefined;
      if (!state.problem) return;
      bar = document.createElement("pre");
      bar.setAttribute("role", "status");
      bar.lang = "en";
      bar.dir = "ltr";
      bar.textContent = state.problem;
      bar.style.cssText = "position:fixed;inset:auto 0 0 0;z-index:9999;margin:0;padding:.6rem 1rem;max-height:40vh;" +
        "overflow:auto;white-space:pre-wrap;overflow-wrap:anywhere;background:#7a1020;color:#fff;" +
        "font:14px/1.4 ui-monospace,monospace;border:0";
      document.body.append(bar);
    };
  };
  // A browser keeps few connections to a host: a tab that nobody looks at holds none.
  document.addEventListener("visibilitychange", () => {
    events.close();
    if (!document.hidden) listen();
  });
  listen();
})();
