import CareWire

/// The report for machines: one JSON object.
public struct QualityJSON {
    private let report: QualityReport

    /// Prepares to write.
    public init(_ report: QualityReport) { self.report = report }

    /// The object as text.
    public var text: String {
        var json = JSONWriter(capacity: 16_384)
        json.object { json in
            json.field("title", report.title)
            json.field("beds", report.beds)
            json.field("days", report.days)
            json.field("warmUpDays", report.warmUpDays)
            Self.write(report.operatorRate, "operatorRate", &json)
            Self.write(report.audiences, "audiences", &json)
            json.array("hours") { json in for count in report.hours { json.value(count) } }
            json.field("nightItems", report.nightItems)
            json.field("floods", report.floods)
            json.field("periods", report.periods)
            json.field("worstPeriod", report.worstPeriod)
            json.field("emergencies", report.emergencies)
            json.field("unseenFalls", report.unseenFalls)
            json.array("faults") { json in for fault in report.faults { json.value(fault) } }
            json.array("misses") { json in for miss in report.misses { json.value(miss) } }
            json.array("badActors") { json in
                for actor in report.badActors {
                    json.object { json in
                        json.field("rule", actor.rule)
                        json.field("place", actor.place)
                        json.field("alarms", actor.alarms)
                    }
                }
            }
            json.array("rules") { json in for rule in report.rules { Self.write(rule, &json) } }
        }
        return String(decoding: json.bytes, as: UTF8.self)
    }

    private static func write(_ rule: RuleQuality, _ json: inout JSONWriter) {
        json.object { json in
            json.field("rule", rule.rule)
            json.field("raised", rule.raised)
            json.field("toOperator", rule.toOperator)
            json.field("true", rule.right)
            json.field("false", rule.wrong)
            json.field("unjudged", rule.unjudged)
            json.field("asked", rule.asked)
            json.field("missed", rule.missed)
            let unseen = rule.unseen.map { ($0.key.rawValue, $0.value) }
            write(Dictionary(uniqueKeysWithValues: unseen), "unseen", &json)
            json.field("delayMedian", rule.delayMedian)
            json.field("delay95", rule.delay95)
            write(rule.rate, "rate", &json)
            write(rule.operatorRate, "operatorRate", &json)
            write(rule.audiences, "audiences", &json)
            json.array("hours") { json in for count in rule.hours { json.value(count) } }
        }
    }

    private static func write(_ interval: Interval, _ name: String, _ json: inout JSONWriter) {
        json.object(name) { json in
            json.field("value", interval.value)
            json.field("low", interval.low)
            json.field("high", interval.high)
        }
    }

    private static func write(_ counts: [String: Int], _ name: String, _ json: inout JSONWriter) {
        json.object(name) { json in
            for (key, count) in counts.sorted(by: { $0.key < $1.key }) { json.field(key, count) }
        }
    }
}
