/** The same keys and gaps as `en.ts`. No word here assumes the reader's gender. */
export const es = {
  pageTitle: "Página",
  leave: "Salir de esta página",
  leaveWays: {
    now: "Salir de esta página: pulsa Intro aquí, o Mayús tres veces",
    two: "Mayús, dos veces más para salir de esta página.",
    one: "Mayús, una vez más para salir de esta página.",
    expired: "Se ha anulado la salida con Mayús.",
    going: "Cargando.",
  },
  leaving: {
    heading: "Salir de esta página",
    what: "«Salir de esta página» está en todas las pantallas. Abre otro sitio al instante y cierra este. Lo que ya estaba guardado sigue guardado.",
    keys: "Con un teclado, pulsa tres veces la tecla Mayús. Funciona en todas las pantallas donde hay scripts, también mientras escribes.",
    back: "Después, el botón Atrás no muestra nada de lo que había aquí. Para regresar, vuelve a abrir tu enlace.",
    history:
      "En el historial del navegador sigue constando que hubo una página abierta, con su dirección. Si alguien más usa este dispositivo, puedes borrar esas entradas o usar una ventana privada la próxima vez.",
    link: "Quien encuentre tu enlace puede abrirlo, pero ahí no puede leer lo que enviaste.",
    return: "Volver",
  },
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
  guard: {
    heading: "¿Eres {initial}?",
    sentence:
      "Esta página es para una sola persona. Si no es para ti, elige No. Entonces no cambia nada, y quien envió el enlace sabrá que quizá llegó a otra persona.",
    yes: "Sí, soy {initial}",
    no: "No, esa persona no soy yo",
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
    partnerNoteReleases:
      "Nada, salvo que las dos personas decidan compartir su respuesta a la misma pregunta. Nunca números, nunca lo que te saltaste.",
    session: "En la sesión con tu pareja",
    sessionNotes: {
      yes: "Lo que escribes puede salir.",
      asks: "Lo que escribes solo sale si antes te lo preguntan y dices que sí.",
      no: "Lo que escribes no sale.",
      none: "Tu terapeuta no ha escrito qué puede salir. Pregúntalo antes de escribir algo que no deba salir.",
    },
    policy: "Con palabras de tu terapeuta",
    keptFor:
      "Se guarda hasta {time} después de que termine el trabajo con tu terapeuta. Luego se borra.",
    year: "un año",
    years: "{count} años",
    hold: "Ahora mismo la ley obliga a la consulta a guardarlo todo. Nada se borra hasta que eso termine.",
    closing:
      "Esta consulta va a cerrar. El {day} se borra todo lo que enviaste y tu enlace deja de funcionar. Hasta entonces puedes guardar una copia.",
    changed: "Ha cambiado desde la última vez que lo viste",
    changes: {
      policy: "Qué puede salir en la sesión.",
      team: "Quién lee lo que envías.",
      keeping: "Cuánto tiempo se guarda.",
    },
    joined: "Con acceso a lo que envíes desde ahora, y a lo que ya enviaste: {names}.",
    left: "Alguien que podía leerlo ya no puede.",
    together:
      "Es un ejercicio para dos. Cada persona puede hacerlo por separado, sin decir por qué.",
    choice: "No tienes que dar ningún motivo. Tu terapeuta ve lo que eliges. Tu pareja no.",
    sees: "lo ve",
    seesNothing: "no ve nada",
    free: "Puedes saltarte lo que quieras. Puedes parar y volver con el mismo enlace.",
    kept: "Cómo se guarda",
    keptBody:
      "Lo que escribes se guarda cifrado, con una clave solo para ti. No es cifrado de extremo a extremo: las personas de esta lista pueden abrir lo que envías, y también podría quien administra el servidor. Lo que tu terapeuta escribe sobre ti pertenece a su propio registro.",
    leaveBody:
      "«Salir de esta página», o la tecla Mayús tres veces, abre otro sitio al instante y cierra este. En el historial del navegador seguirá constando que hubo una página abierta.",
    leaveMore: "Más sobre cómo salir",
    start: "Empezar",
    change: "Adaptarlo un poco primero",
    notNow: "Ahora no",
    goOn: "Seguir",
    review: "Ver lo que llevas hasta ahora",
  },
  change: {
    heading: "¿Cómo quieres hacerlo?",
    whole: "El ejercicio entero",
    wholeNote: "Todas las preguntas.",
    short: "La forma corta",
    shortNote: "El mismo ejercicio con menos preguntas.",
    apart: "Por separado de tu pareja",
    apartNote: "Las mismas preguntas, por tu cuenta. A tu pareja no se le dice que elegiste esto.",
    later: "Más tarde",
    laterNote: "Ahora no se te pide nada.",
    leftOut: "Las respuestas que la forma corta deja fuera no se envían.",
    back: "Atrás",
  },
  later: {
    heading: "Por ahora no hay nada más que hacer",
    seen: "Tu terapeuta ve lo que elegiste. Tu pareja no lo ve, ni cuándo lo elegiste.",
    until: "Hasta el {day} tu enlace vuelve a abrir esto y puedes elegir otra cosa.",
    again: "Volver a elegir",
    close: "Cerrar esta página",
  },
  nothingOpen: {
    heading: "Ahora mismo no hay nada abierto",
    sentence: "Cuando haya algo que responder, se abrirá con este mismo enlace.",
    opens: "Lo siguiente se abre el {day}.",
  },
  watch: {
    unwatched:
      "Nadie recibe un aviso por lo que escribas aquí, y pueden pasar días hasta que se lea.",
    crisis: "Si necesitas ayuda ahora: {crisis}",
    passphrase:
      "Hay una frase secreta para tus respuestas: quien la sepa puede leer aquí lo que envíes desde ahora. Si no la has puesto tú, pon antes la tuya.",
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
    pause: "Hacer una pausa",
    pivot: "Ahora es cierto algo distinto",
    pivotNote: "Puedes añadir lo que es cierto ahora y conservar también esta respuesta.",
    before: "Lo que era cierto antes",
    pivotKept:
      "Tu terapeuta verá las dos respuestas. Lo que es cierto puede cambiar; ninguna de las dos es un error.",
  },
  pause: {
    heading: "Tu sitio queda guardado",
    saved: "Lo que has respondido hasta ahora está guardado. Tómate todo el tiempo que quieras.",
    away: "Si te ausentas un buen rato, esta página se cierra sola. Tu enlace la vuelve a abrir en el mismo sitio. Lo que escribiste se conserva, pero entonces ya no se muestra.",
    goOn: "Seguir",
    close: "Dejarlo por ahora",
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
    introReleases:
      "Queda a la vista de {readers}. Tu pareja no lee nada de esto, salvo un texto de abajo que elijan las dos personas.",
    edit: "Cambiar",
    editOf: "Cambiar la respuesta a: {title}",
    skipped: "Te la saltaste",
    unknown: "Todavía no lo sé",
    unanswered: "Sin responder",
    elsewhere: "Ya estaba respondida. Aquí no se muestra.",
    therapistOnly: "Solo para tu terapeuta",
    scale: "{value} de 10",
    after:
      "Después de enviar tienes diez minutos para cambiarlo. Luego tu enlace solo lo abre con una frase secreta, si hay una.",
    send: "Enviar",
    back: "Atrás",
  },
  done: {
    where: "Enviado",
    heading: "Ya puedes dejarlo aquí",
    sentence: "Queda a la vista de {readers}, y de nadie más.",
    sentenceReleases:
      "Queda a la vista de {readers}. Tu pareja no lee nada de esto, salvo un texto que hayan elegido las dos personas, a partir de su hora.",
    withdrawn: "Lo retiraste. Ahora nadie más lee sus palabras ni sus números.",
    until: "Hasta las {time} todavía puedes cambiarlo. Después no se podrá abrir nada aquí.",
    correct: "Cambiar algo",
    finish: "He terminado",
    finishNote: "«He terminado» lo cierra en este dispositivo al momento.",
    closed: "Ya no se puede abrir aquí.",
  },
  release: {
    heading: "Lo que puede leer tu pareja",
    intro:
      "Un texto se abre solo si lo eligen las dos personas. Hasta entonces, «no» y «todavía no» se ven igual.",
    hour: "Como muy pronto se abre el {hour}. La hora es fija, para que nadie sepa quién eligió antes.",
    hourLater: "Lo que elijas a partir de ahora puede abrirse, como muy pronto, el {hour}.",
    known: "Lo que se ha leído ya se sabe. Si luego lo retiras, tu pareja puede notarlo.",
    passphrase:
      "Para leer lo que se abra, cada persona necesita su propia frase secreta, puesta antes de que se abra.",
    numbers: "Tus números y tus opciones nunca se le muestran a tu pareja.",
    who: "Quién puede leer esto",
    just: "Solo {readers}",
    both: "También mi pareja, si lo eligen las dos personas",
  },
  history: {
    link: "Lo que enviaste antes",
    where: "Lo que enviaste",
    heading: "Lo que enviaste antes",
    offer: "Poner una frase secreta",
    offerNote:
      "No hace falta. Con ella puedes volver a leer lo que has escrito desde que pulsaste Empezar y lo que envíes después. Nada anterior. Sin ella, nadie puede abrir esto con tu enlace.",
    intro: "Ves lo que abre tu frase secreta. Nadie más ve esta página.",
    empty: "Todavía nada. Lo que envíes a partir de ahora estará aquí.",
    sent: "Enviado el {day}",
    earlier: "Antes de eso escribiste:",
    theirs: "Tu pareja escribió:",
    policy: "Lo que tu terapeuta podía mencionar cuando se envió esto",
    noPolicy: "Tu terapeuta todavía no había escrito qué puede salir en la sesión.",
    save: "Guardar quién puede leerlo",
    saved: "Guardado. Un texto se abre solo si lo eligen las dos personas.",
    finish: "He terminado",
    back: "Atrás",
  },
  passphrase: {
    heading: "Escribe tu frase secreta",
    intro:
      "Tu enlace sirve para escribir, no para volver a leer. Tu frase secreta abre lo que has enviado desde que la pusiste.",
    label: "Frase secreta",
    open: "Abrir",
    wrong: "No es esa. Te quedan {left} intentos; después hay que esperar una hora.",
    wrongOnce: "No es esa. Te queda un intento; después hay que esperar una hora.",
    waiting: "Ya van cinco intentos. Puedes volver a probar a las {time}. No se ha perdido nada.",
    none: "Tu enlace sirve para escribir, no para volver a leer. Si quieres volver a leer lo que envías, pon una frase secreta. No hace falta.",
    setHeading: "Poner una frase secreta",
    opens:
      "Abre lo que has escrito desde que pulsaste Empezar y lo que envíes después. Nada anterior, ni lo que otra persona haya empezado con tu enlace.",
    own: "Es solo tuya. Tu terapeuta no puede verla y nadie puede devolvértela.",
    newLabel: "Frase secreta nueva",
    hint: "Al menos 8 caracteres. Van bien unas pocas palabras que nadie adivinaría.",
    again: "La misma otra vez",
    set: "Ponerla",
    tooShort: "Usa al menos 8 caracteres.",
    tooLong: "Usa como mucho 200 caracteres.",
    different: "No eran iguales. Escribe las dos otra vez.",
    notNow:
      "Ahora mismo no se puede poner una frase nueva con este enlace. No se pierde nada. Si sigue así, pide a tu terapeuta un enlace nuevo.",
    replace: "Poner otra nueva",
    replaceNote:
      "Con una frase nueva se empieza de cero. Lo que enviaste antes queda cerrado y la anterior deja de servir. Así nadie llega a tu pasado poniendo una. Puede contar como un intento fallido.",
    isSet: "Tu frase secreta está puesta.",
  },
  takeBack: {
    heading: "Retirar lo que compartiste",
    body: "Esto retira todo lo que elegiste dejar leer a tu pareja. No pide la frase secreta y no muestra nada. Lo que se ha leído ya se sabe, y tu pareja puede notarlo.",
    button: "Retirarlo todo",
    done: "Hecho. Ahora tu pareja no puede leer aquí nada tuyo.",
  },
  withdraw: {
    summary: "Retirar esto",
    reach:
      "Tu terapeuta dejará de ver sus palabras y sus números: ni en lo que enviaste, ni en las líneas a lo largo del tiempo, ni en lo que se muestra en una sesión, ni en nada que se exporte después.",
    stays:
      "Lo que ya se leyó o se imprimió se sigue sabiendo. Se podrá ver que enviaste algo y cuándo.",
    shared: "Lo que compartiste de aquí con tu pareja se cierra, y tu pareja puede notarlo.",
    undoable: "Puedes deshacerlo aquí cuando quieras.",
    button: "Retirarlo",
    done: "Retiraste esto el {day}.",
    doneReach:
      "Sus palabras y sus números ya no están en lo que lee tu terapeuta, ni en las líneas a lo largo del tiempo, ni en lo que se muestra en una sesión, ni en lo que se exporte después. Tu pareja no lee nada de esto.",
    undo: "Dejar que mi terapeuta lo lea otra vez",
    undoNote: "Lo que habías compartido con tu pareja sigue retirado.",
    undone: "Tu terapeuta puede leer esto otra vez.",
  },
  download: {
    heading: "Guardar una copia",
    body: "Solo lo que escribiste. El archivo se queda en este dispositivo hasta que lo borres.",
    page: "Como página para leer",
    data: "Como datos (JSON)",
    title: "Lo que escribí",
  },
  erase: {
    link: "Borrarlo todo",
    where: "Borrarlo todo",
    heading: "Borrar todo lo que escribiste",
    now: "Desde ese momento nadie ve nada de lo que escribiste: ni tu terapeuta, ni tu pareja, ni tú. Lo que compartiste con tu pareja se cierra.",
    later:
      "A los siete días, el {day}, se borra la clave. Ya nadie puede abrirlo, y tu enlace deja de servir.",
    undo: "Hasta entonces puedes deshacerlo aquí con tu frase secreta.",
    stays:
      "Lo que queda: que enviaste algo y cuándo; el registro de quién miró; una señal de que hay algo que hablar, sin palabras ni números.",
    notes: "Las notas de tu terapeuta se quedan. Pertenecen a su propio registro.",
    hold: "Ahora mismo la consulta tiene que conservarlo todo por ley. Se oculta todo desde ese momento, pero la clave solo se borra cuando eso termine.",
    unsure:
      "Tu frase secreta no abre todo lo que se escribió aquí. Por eso la clave se borra a los siete días, y solo cuando lo hayas dicho otra vez con un enlace nuevo. Pídeselo a tu terapeuta. Mientras tanto, todo sigue oculto.",
    confirm: "Escribe tu frase secreta para confirmar",
    button: "Borrarlo todo",
    keep: "Conservarlo todo",
    goingHeading: "Todo se está borrando",
    going: "Nadie ve nada de lo que escribiste. El {day} se borra la clave.",
    goingHeld:
      "Nadie ve nada de lo que escribiste. Por ahora la consulta tiene que conservarlo por ley. La clave se borra cuando eso termine, y no antes del {day}.",
    goingUnsure:
      "Nadie ve nada de lo que escribiste. Como la frase secreta no lo abría todo, la clave solo se borra cuando lo digas otra vez con un enlace nuevo de tu terapeuta, y no antes del {day}.",
    goingUndo: "Hasta que se borre la clave puedes deshacerlo.",
    goingOther:
      "Esto se pidió con otra frase secreta. Para deshacerlo, pídele a tu terapeuta un enlace nuevo y pon ahí tu frase secreta.",
    confirmButton: "Sí, borrarlo todo",
    undoButton: "Deshacer: conservarlo todo",
    undone:
      "Todo está otra vez como estaba. Lo que habías compartido con tu pareja sigue retirado.",
  },
  ended: {
    heading: "Esta página está cerrada",
    dead: "Puede que el enlace haya caducado o que se haya cambiado por otro. Pide uno nuevo a tu terapeuta.",
    closed: "Vuelve a abrir tu enlace cuando quieras regresar.",
    passed: "No se ha abierto nada y no se ha perdido nada. No tienes que hacer nada más.",
  },
  failed: {
    heading: "Esta página no se ha podido mostrar",
    sentence: "Algo ha fallado por nuestra parte. No se ha perdido nada de lo que estaba guardado.",
    wait: "Espera un momento y vuelve a intentarlo. O cierra esta página y abre tu enlace más tarde.",
    number: "Si se lo cuentas a alguien, este número ayuda a encontrar qué ha fallado: {number}.",
    again: "Intentarlo otra vez",
  },
  missing: {
    heading: "Aquí no hay nada",
    sentence:
      "Puede que la dirección esté mal escrita. No se ha perdido nada de lo que estaba guardado.",
    back: "Volver al principio",
  },
  kept: {
    heading: "Esto no se ha podido hacer",
    label: "Lo que escribiste",
    copy: "No se ha perdido nada: aquí está lo que escribiste. Cópialo si quieres conservarlo.",
    shorten: "No se ha perdido nada: aquí está lo que escribiste. Acórtalo y continúa.",
    retry: "No se ha perdido nada: aquí está lo que escribiste. Continúa para intentarlo otra vez.",
    returnTo: "Volver",
    look: "Ver qué ha cambiado (en otra pestaña)",
  },
  problems: {
    heading: "Antes, una cosa",
    nothingChosen: "Todavía no has elegido nada. Elige algo, o usa «Todavía no lo sé» o «Saltar».",
    notOffered: "Esa respuesta no es una de las que se ofrecen aquí. Elige una de ellas.",
    tooLong: "Es más largo de lo que cabe en una respuesta (unas {words} palabras).",
    tooLarge: "Es demasiado grande para aceptarlo.",
    tooMany:
      "Ha habido demasiados intentos desde aquí. Espera diez minutos y vuelve a intentarlo. No se ha perdido nada.",
    foreign: "Esto no llegó desde esta página y no se ha aceptado.",
    ended:
      "La página se había cerrado antes de que esto llegara. Vuelve a abrir tu enlace para seguir.",
    changed:
      "Algo cambió desde que lo miraste, quizá en otra pestaña. Míralo una vez más y luego envía.",
    nothingToSend:
      "Todavía no hay ninguna respuesta. Responde antes a una pregunta o déjalo para otro momento.",
    tooLate: "Ya pasaron los diez minutos y esto no se puede cambiar aquí.",
    notOpen: "Ahora mismo no se puede responder a esto.",
    sent: "Esto ya se había enviado, quizá en otra pestaña. Lo que se envió no ha cambiado.",
    failed:
      "Algo ha fallado por nuestra parte. Lo que ya estaba guardado sigue guardado. Espera un momento y vuelve a intentarlo.",
    terms: "Ha cambiado quién ve lo que escribes. Míralo antes y luego continúa aquí.",
  },
} as const;
