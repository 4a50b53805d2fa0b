/// The bed's night: the hours in which its person is expected in bed.
///
/// Rules name its ends, `bedtime` and `rising`, and it is overridden once for all of them, like the one value of a rule
/// of the core. Whom alarms may wake (`hand_over`, hours of escalation, the operator's part of WET-2) and which samples
/// are a night's (`baseline`) goes by `DailyWindow.night`, whatever the bed's is (decision 75).
public enum BedNight {
    /// What stands for a rule's identity where it is overridden.
    public static let id = "NIGHT"

    /// The night as a rule with one time of day, so that it is layered, checked, shown and recorded like any value.
    public static let rule = Rule(
        id: id, title: BilingualText(zh: "床位夜间时段", en: "The bed's night"), parameters: [], altitudeTables: [],
        windows: [], dailyWindows: [.night], gate: .always, when: .always,
        stages: [
            Stage(when: nil, only: nil, delay: .constant(0), samples: 1, priority: .p4, audience: .operator)
        ],
        clearing: .manual, arming: nil, downgrade: nil, latches: false, remind: nil, subject: .place, late: .ignore,
        triggers: Rule.Triggers(slots: 0, events: 0, eventsOfPlace: false, clock: false), fingerprint: 0,
        isOfCore: true)

    /// When a night may begin, in minutes after noon: 18:00 to 01:00. Our own choice: who works in the fields is in bed
    /// at eight, and a later night is none that a rule could wait for.
    private static let begin = 360...780
    /// When it may end, in minutes after midnight: 03:00 to 11:00. Our own choice.
    private static let end = 180...660
    /// How long it may be, in minutes: 5 to 14 hours, what is too long in bed (BED-5). Our own choice.
    static let lengths = 300...840

    /// Whether a night may begin at that minute of the day.
    static func begins(at minute: Int) -> Bool { begin.contains(DayBound.minuteOfDay(minute - 720)) }

    /// Whether a night may end at that minute of the day.
    static func ends(at minute: Int) -> Bool { end.contains(minute) }

    /// Why no bed may have that night; `nil` when one may. Units: as `DailyWindow`.
    public static func fault(of night: DailyWindow) -> String? {
        let length = DayBound.minuteOfDay(night.until - night.from)
        if begins(at: night.from), ends(at: night.until), lengths.contains(length) { return nil }
        return "\(OverrideField.window(1)): expected a night that begins from 18:00 to 01:00, ends from 03:00 to 11:00"
            + " and lasts 5 to 14 hours, found \(OverrideValue.window(night))"
    }
}

extension OverrideBook {
    /// The night that counts where `scopes` hold, least specific first; `DailyWindow.night` where nobody says other.
    public func night(in scopes: [OverrideScope]) -> DailyWindow {
        let rows = effective(BedNight.id, in: scopes)
        guard !rows.isEmpty else { return .night }
        return BedNight.rule.tuned(by: rows).rule.dailyWindows.first ?? .night
    }
}

extension Rule {
    /// Whether the bed's night moves any of its times of day.
    var followsNight: Bool { !nightWindows.isEmpty }

    /// The rule where that is the bed's night.
    func placed(in night: DailyWindow) -> Rule {
        var rule = self
        for (index, window) in nightWindows {
            guard let placed = window.window(in: night) else {
                fatalError("rule \(id): window \(index + 1) is empty in \(OverrideValue.window(night))")
            }
            rule.dailyWindows[index] = placed
        }
        return rule
    }
}
