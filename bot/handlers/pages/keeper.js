/* Shows notifications where only a worker may (Android), and leads back to the page; keeps nothing, fetches nothing. */
addEventListener("notificationclick", (event) => {
  event.notification.close();
  const lead = async () => {
    const pages = await clients.matchAll({ type: "window", includeUncontrolled: true });
    if (pages.length) await pages[0].focus();
  };
  event.waitUntil(lead());
});
