import CareCore
import CareStore
import CareWire

/// Records that the command line alone prints, as one JSON object a line; what the interface sends too is written in
/// `CareStore`. The field names are a contract with other programs.
enum RecordJSON {
    /// `done` true with `text`, or false with `reasons`: `done, text, reasons`.
    static func fields(of outcome: CommandOutcome) -> Fields {
        Fields { fields in
            switch outcome {
            case .done(let text):
                fields.put("done", true)
                fields.put("text", text)
                fields.put("reasons", [String]())
            case .refused(let reasons):
                fields.put("done", false)
                fields.put("text", String?.none)
                fields.put("reasons", reasons)
            }
        }
    }

    /// `device, bed, metric, value, valid, device_time, received_at`. The value is a number, for a flag true or false,
    /// for a state its name, and null where what was sent was none of these.
    static func fields(of reading: ReadingRecord) -> Fields {
        Fields { fields in
            fields.put("device", reading.device.text)
            fields.put("bed", reading.bed?.description)
            fields.put("metric", reading.metric.name)
            switch MetricValue(reading.metric, reading.value) {
            case .number(let number): fields.put("value", number)
            case .flag(let isTrue): fields.put("value", isTrue)
            case .state(let name): fields.put("value", name)
            case .none: fields.put("value", String?.none)
            }
            fields.put("valid", reading.validity == .valid)
            fields.put("device_time", reading.deviceTime)
            fields.put("received_at", reading.receivedAt)
        }
    }

    /// `topic, reason, received_at, payload`. Bytes that are no UTF-8 stand as U+FFFD.
    static func fields(of message: QuarantineRecord) -> Fields {
        Fields { fields in
            fields.put("topic", String(decoding: message.topic, as: UTF8.self))
            fields.put("reason", message.reason.name)
            fields.put("received_at", message.receivedAt)
            fields.put("payload", String(decoding: message.payload, as: UTF8.self))
        }
    }

    /// `profile, class, serves, title, reusable, catalogue, ieee11073, battery, measures_on_demand,
    /// rules`. `battery` is null or an object of `kind`, `cell` and `life_ms`.
    static func fields(of profile: Profile) -> Fields {
        Fields { fields in
            fields.put("profile", profile.id)
            fields.put("class", profile.deviceClass.name)
            fields.put("serves", profile.servesHousehold ? "household" : "bed")
            fields.put("title", profile.title)
            fields.put("reusable", profile.isReusable)
            fields.put("catalogue", profile.inventory.catalogue)
            fields.put("ieee11073", profile.inventory.sensorCode.map(Int64.init))
            fields.put(
                "battery",
                profile.inventory.battery.map { battery in
                    Fields { fields in
                        fields.put("kind", battery.kind.rawValue)
                        fields.put("cell", battery.cell)
                        fields.put("life_ms", battery.life?.count)
                    }
                })
            fields.put("measures_on_demand", profile.measurable.map(\.name))
            fields.put("rules", profile.rules.filter(\.isEnabled).map(\.id))
        }
    }
}
