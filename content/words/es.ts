/** The same keys and gaps as `en.ts`. No word here assumes the reader's gender. */
export const es = {
  pageTitle: "Página",
  leave: "Salir de esta página",
  capacities: {
    "self-awareness": "Notar",
    "honest-expression": "Decir",
    responsiveness: "Recibir",
  },
  landing: {
    heading: "Esta página está lista",
    sentence: "Pulsa Empezar para abrirla.",
    start: "Empezar",
  },
  whoSees: {
    where: "Antes de empezar",
    heading: "Quién verá lo que escribas",
    sample: "Esta es una consulta de ejemplo. Nadie en ella es real.",
    from: "De parte de {therapist}",
    minutes: "Unos {minutes} minutos.",
    moment: "Trata de este momento: {moment}",
    you: "Tú",
    youNote: "Mientras escribes y durante los diez minutos después de enviar.",
    readerNote: "Lee lo que envías. Nunca tus borradores.",
    partner: "Tu pareja",
    partnerNote: "Nada. Ni palabras, ni números, ni lo que te saltaste.",
    sees: "lo ve",
    seesNothing: "no ve nada",
    free: "Puedes saltarte lo que quieras. Puedes parar y volver con el mismo enlace.",
    kept: "Cómo se guarda",
    keptBody:
      "Lo que escribes se guarda cifrado, con una clave solo para ti. No es cifrado de extremo a extremo: las personas de esta lista pueden abrir lo que envías, y también podría quien administra el servidor. Lo que tu terapeuta escribe sobre ti pertenece a su propio registro.",
    leaveBody:
      "«Salir de esta página» abre otro sitio al instante y cierra este. En el historial del navegador seguirá constando que hubo una página abierta.",
    start: "Empezar",
    goOn: "Seguir",
    review: "Ver lo que llevas hasta ahora",
  },
  nothingOpen: {
    heading: "Ahora mismo no hay nada abierto",
    sentence: "Cuando haya algo que responder, se abrirá con este mismo enlace.",
    opens: "Lo siguiente se abre el {day}.",
  },
  watch: {
    unwatched: "Nadie vigila esta página mientras escribes.",
    crisis: "Si necesitas ayuda ahora: {crisis}",
  },
  step: {
    progress: "{step} de {total}",
    next: "Continuar",
    back: "Atrás",
    skip: "Saltar",
    unknown: "Todavía no lo sé",
    therapistOnly: "Solo para tu terapeuta. Esto nunca se le puede mostrar a tu pareja.",
    elsewhereWrite:
      "Ya respondiste a esto. Aquí no se muestra. Vuelve a escribir para cambiarlo o continúa para dejarlo como está.",
    elsewhereChoose:
      "Ya respondiste a esto. Aquí no se muestra. Vuelve a elegir para cambiarlo o continúa para dejarlo como está.",
    wasSkipped: "Te saltaste esta pregunta. Todavía puedes responder.",
    wasUnknown: "Respondiste «Todavía no lo sé». Aún puedes cambiarlo.",
  },
  timer: {
    plain: "Tómate más o menos {length}. Con cualquier reloj, o a ojo.",
    minute: "un minuto",
    minutes: "{count} minutos",
    seconds: "{count} segundos",
    start: "Poner en marcha el reloj",
    stop: "Parar el reloj",
    left: "Quedan {time}",
    over: "Se acabó el tiempo. Tómate más si quieres.",
  },
  saving: {
    saved: "Guardado a las {time}",
    trying:
      "Aún no se ha guardado; se está intentando otra vez. Tus palabras siguen en esta página.",
    offline: "No hay conexión. Tus palabras siguen en esta página y se guardarán cuando vuelva.",
    notMoved:
      "No se ha podido enviar. No se ha perdido nada: tu respuesta sigue aquí. Vuelve a pulsar.",
    ended:
      "Esta página se ha cerrado y ya no se puede guardar nada más. Tus palabras siguen aquí: cópialas si quieres conservarlas y vuelve a abrir tu enlace.",
  },
  preview: {
    where: "Antes de enviar",
    heading: "Esto es lo que envías",
    intro: "Queda a la vista solo de {readers}. Tu pareja no ve nada de esto.",
    edit: "Cambiar",
    editOf: "Cambiar la respuesta a: {title}",
    skipped: "Te la saltaste",
    unknown: "Todavía no lo sé",
    unanswered: "Sin responder",
    elsewhere: "Ya estaba respondida. Aquí no se muestra.",
    therapistOnly: "Solo para tu terapeuta",
    scale: "{value} de 10",
    after:
      "Después de enviar tienes diez minutos para cambiarlo. Luego nadie puede abrirlo con tu enlace.",
    send: "Enviar",
    back: "Atrás",
  },
  done: {
    where: "Enviado",
    heading: "Ya puedes dejarlo aquí",
    sentence: "Queda a la vista de {readers}, y de nadie más.",
    until: "Hasta las {time} todavía puedes cambiarlo. Después no se podrá abrir nada aquí.",
    correct: "Cambiar algo",
    finish: "He terminado",
    finishNote: "«He terminado» lo cierra en este dispositivo al momento.",
    closed: "Ya no se puede abrir aquí.",
  },
  ended: {
    heading: "Esta página está cerrada",
    dead: "Puede que el enlace haya caducado o que lo sustituya otro. Pídele uno nuevo a tu terapeuta.",
    closed: "Vuelve a abrir tu enlace cuando quieras regresar.",
  },
  kept: {
    heading: "Esto no se ha podido hacer",
    label: "Lo que escribiste",
    copy: "No se ha perdido nada: aquí está lo que escribiste. Cópialo si quieres conservarlo.",
    shorten: "No se ha perdido nada: aquí está lo que escribiste. Acórtalo y continúa.",
    retry: "No se ha perdido nada: aquí está lo que escribiste. Continúa para intentarlo otra vez.",
    returnTo: "Volver",
  },
  problems: {
    heading: "Antes, una cosa",
    nothingChosen: "Todavía no has elegido nada. Elige algo, o usa «Todavía no lo sé» o «Saltar».",
    notOffered: "Esa respuesta no es una de las que se ofrecen aquí. Elige una de ellas.",
    tooLong: "Es más largo de lo que cabe en una respuesta (unas {words} palabras).",
    tooLarge: "Es demasiado grande para aceptarlo.",
    foreign: "Esto no llegó desde esta página y no se ha aceptado.",
    ended:
      "La página se había cerrado antes de que esto llegara. Vuelve a abrir tu enlace para seguir.",
    changed:
      "Algo cambió desde que lo miraste, quizá en otra pestaña. Míralo una vez más y luego envía.",
    nothingToSend:
      "Todavía no hay ninguna respuesta. Responde antes a una pregunta o déjalo para otro momento.",
    tooLate: "Ya pasaron los diez minutos y esto no se puede cambiar aquí.",
    notOpen: "Ahora mismo no se puede responder a esto.",
    failed: "Algo ha fallado por nuestra parte. Lo que ya estaba guardado sigue guardado.",
  },
} as const;
