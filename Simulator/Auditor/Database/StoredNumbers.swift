import FleetModel

/// What the numbers of the database stand for, copied from its documentation. They are stored and never change, so an
/// auditor of its own may know them by heart.
enum StoredNumbers {
    /// The fleet's quantities by the number of the metric.
    static let quantities: [Int64: Quantity] = [
        1: .heartRate, 2: .respirationRate, 3: .spo2, 4: .bodyTemperature, 5: .bloodPressureSystolic,
        6: .bloodPressureDiastolic, 7: .inBed, 8: .bedStatus, 9: .movement,
        10: .turnCount, 11: .wet, 12: .wetLevel, 13: .moisture, 14: .padTemperature, 15: .worn, 16: .steps,
        17: .latitude, 18: .longitude, 19: .positionAccuracy, 20: .backAngle, 21: .legAngle, 22: .bedHeight,
        23: .railLeft, 24: .railRight, 25: .weight, 26: .dosesLeft, 27: .roomTemperature, 29: .carbonMonoxide,
        30: .battery, 31: .batteryLow,
        32: .mains, 33: .tamper, 34: .rssi, 35: .privacyMode, 36: .posture,
    ]

    /// Names of events by their number.
    static let events: [Int64: String] = [
        1: "sos", 2: "service_call", 3: "cancel", 4: "fall", 5: "fall_cancel", 6: "smoke", 7: "gas", 8: "co_alarm",
        9: "water", 10: "heat", 11: "removed", 12: "tamper", 13: "care_done", 14: "dose_taken", 15: "dose_missed",
        16: "dose_early", 17: "door_opened", 18: "door_closed", 19: "fence_exit", 20: "fence_enter",
        24: "check_in",
    ]

    /// Causes of transitions by their number.
    static let causes: [Int64: String] = [
        1: "raised", 2: "repeated", 3: "escalated", 4: "downgraded", 5: "acknowledged", 6: "cleared", 7: "reminded",
        8: "closed", 9: "called_back", 10: "dispatched", 11: "arrived", 12: "commented", 13: "assigned", 14: "shelved",
        15: "unshelved", 16: "suppressed", 17: "unsuppressed", 18: "taken_out_of_service", 19: "returned_to_service",
        20: "reopened", 21: "handed_over", 22: "chattering", 23: "reescalated",
        24: "realarmed",
    ]

    /// Purposes of notifications by their number.
    static let purposes: [Int64: String] = [
        1: "raised", 2: "escalated", 3: "reminded", 4: "ended", 5: "digest", 6: "test", 7: "last_resort",
    ]

    /// Who acts on alarms, by their number.
    static let audiences: [Int64: String] = [1: "operator", 2: "carer", 3: "technician", 4: "county"]

    /// States of alarms by their number.
    static let states: [Int64: String] = [
        0: "normal", 1: "unacknowledged", 2: "acknowledged", 3: "returned_unacknowledged",
        4: "latched_unacknowledged", 5: "latched_acknowledged", 6: "shelved",
        7: "suppressed_by_design", 8: "out_of_service",
    ]
}
