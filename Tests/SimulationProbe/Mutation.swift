import WholeSystem

/// A deliberate mistake in the gateway, made at its ports, against one promise of the design.
enum Mutation: String, CaseIterable {
    /// Promise 1: messages are acknowledged as soon as they are read.
    case acknowledgesEarly = "acknowledges-early"
    /// Promise 7, that everything drains: what is on disk is never acknowledged, so that the broker keeps it for ever.
    case neverAcknowledges = "never-acknowledges"
    /// Promise 1: what somebody is told counts as delivered and never leaves.
    case dropsLetters = "drops-letters"
    /// Promise 1: what somebody is told counts as delivered before the broker has confirmed it.
    case marksLettersEarly = "marks-letters-early"
    /// Promise 2: what the broker delivers again after a reconnect is taken for new.
    case takesRedeliveriesForNew = "takes-redeliveries-for-new"
    /// Promise 3: alarms are written in the transaction after that of their cause.
    case splitsTransactions = "splits-transactions"
    /// Promise 4: telemetry is read first.
    case readsTelemetryFirst = "reads-telemetry-first"
    /// Promise 5: what cannot be decoded is dropped.
    case dropsPoison = "drops-poison"
    /// Promise 6: an event belongs to whom the device serves now.
    case givesToTheNext = "gives-to-the-next"
    /// Promise 7: nobody is told of devices that speak where the books do not have them.
    case hidesTheStore = "hides-the-store"
    /// Promise 7: the line is not told that a connection is lost.
    case hearsNoLoss = "hears-no-loss"
    /// Promise 7: nobody is told that the broker is lost.
    case hidesTheLostBroker = "hides-the-lost-broker"
    /// Promise 7: a mattress rings by itself when its hub is silent.
    case ringsBesideItsHub = "rings-beside-its-hub"
    /// Promise 7: the thread oversleeps by three seconds.
    case oversleeps
    /// Promise 7: the thread oversleeps by three seconds, in a run that has turns of many seconds at other times.
    case oversleepsBesideSlowTurns = "oversleeps-beside-slow-turns"
    /// Promise 7: a jump of the clock counts as time in which nobody was heard.
    case forgetsJumps = "forgets-jumps"
    /// Promise 7: once the clock has jumped, the thread oversleeps by three seconds.
    case oversleepsAfterJumps = "oversleeps-after-jumps"
    /// Promise 7: a camera may be silent four times as long as it says.
    case waitsForCameras = "waits-for-cameras"
    /// Promise 7: whoever is next in the chain is not told.
    case forgetsTheNext = "forgets-the-next"
    /// Promise 7: the next in the chain is not told of an alarm that rang before the process was started.
    case forgetsTheNextAfterRestart = "forgets-the-next-after-restart"
    /// Promise 7: a pause of breath that goes on becomes most urgent too late.
    case risesLate = "rises-late"
    /// Promise 7: who has left the bed at night and is not back becomes urgent five minutes late.
    case risesOtherStagesLate = "rises-other-stages-late"
    /// Promise 7: the silence of a hub where somebody is alone is an operator's half an hour late.
    case waitsForWhoIsAlone = "waits-for-who-is-alone"
    /// Promise 7: a pause of breath becomes most urgent three seconds before its time.
    case risesEarly = "rises-early"
    /// Promise 7: a pad that was changed ends its alarm after a third of its time.
    case clearsEarly = "clears-early"
    /// Promise 7: a heart that beats as it should again ends its alarm after twice its time.
    case clearsLate = "clears-late"
    /// Promise 7: a pad that was changed ends no alarm within a day.
    case clearsNever = "clears-never"
    /// Promise 1: readings are deleted after an hour.
    case deletesEarly = "deletes-early"
    /// Promise 8: an answered emergency is over without a reason.
    case endsWithoutAPerson = "ends-without-a-person"
    /// Promise 8: a state that lasts raises nothing: a pad that stays wet, a bed left by night, a heart out of bounds.
    case leavesOutStates = "leaves-out-states"
    /// Promise 8: a call for help is the duty list's.
    case lowersEmergencies = "lowers-emergencies"
    /// Promise 8: an emergency that nobody answers is announced again after a minute and a half.
    case remindsLate = "reminds-late"
    /// Promise 8: a heart that beats calmly rings.
    case ringsForNothing = "rings-for-nothing"
    /// Promise 9: rows are written in an order that chance decides.
    case shuffles
    /// Promise 10: a restart forgets what was to be sent.
    case dropsTheOutbox = "drops-the-outbox"
    /// Promise 10: a restart forgets which events were there; the schema refuses a second row of one (decision 13).
    case forgetsEvents = "forgets-events"
    /// Promise 2: a restart forgets which events were there, and what comes again rings again.
    case ringsAfterRestart = "rings-after-restart"
    /// Promise 10: a restart forgets what came after the checkpoint.
    case dropsTheJournal = "drops-the-journal"
    /// Promise 6: a service at one bed ends a millisecond before the next one begins.
    case endsServicesEarly = "ends-services-early"
    /// Promise 1: what an emergency button says is taken for a drill, with all that follows from it.
    case takesPressesForDrills = "takes-presses-for-drills"
    /// Promise 1: what a pad says of wet and dry is stored as what cannot be.
    case doubtsPads = "doubts-pads"
    /// Promise 6: whatever is told to a family is told to the one that was told first.
    case tellsAnotherFamily = "tells-another-family"
    /// Promise 6: a message of an alarm names the bed of the alarm before it.
    case namesAnotherBed = "names-another-bed"
    /// Promise 6: a press, and its alarm, is dated by its receipt.
    case datesByReceipt = "dates-by-receipt"
    /// Promise 2: a fall rings nowhere, is written nowhere but as an event, and nobody is told.
    case leavesOutFalls = "leaves-out-falls"
}
