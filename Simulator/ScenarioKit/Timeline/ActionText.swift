import FleetModel
import SimKit

/// What happens, in words for the person who watches.
struct ActionText {
    let cast: Cast

    func text(_ action: TimelineAction) -> String {
        switch action {
        case .readings(let device, let fields, let every, let length):
            let rhythm = every.map { " every \(Self.text($0))" } ?? ""
            return "\(name(device)) says \(Self.text(fields))\(rhythm)\(length.map { " for \(Self.text($0))" } ?? "")"
        case .event(let device, let event, let times, _):
            let marks = (times > 1 ? " \(times) times" : "") + (event.isTest ? " as a test" : "")
            return
                "\(name(device)) reports \(event.name)\(event.data.isEmpty ? "" : " \(Self.text(event.data))")\(marks)"
        case .history(let device, let fields, let ago, _, let length):
            return
                "\(name(device)) tells of \(Self.text(length)) that began \(Self.text(ago)) ago: \(Self.text(fields))"
        case .linkLost(let bed): return "the home of bed \(cast.beds[bed].name) cannot be heard"
        case .linkBack(let bed): return "the home of bed \(cast.beds[bed].name) can be heard again"
        case .acknowledge(let rule, let subject): return "an operator acknowledges \(rule) about \(subject)"
        case .callBack(let rule, let subject): return "an operator calls back for \(rule) about \(subject)"
        case .close(let rule, let subject, let reason): return "an operator closes \(rule) about \(subject): \(reason)"
        case .form(let form): return "an operator hands in \(form.name)"
        case .give(let device, let bed): return "\(name(device)) is given to bed \(cast.beds[bed].name)"
        }
    }

    private func name(_ device: Int) -> String { cast.devices[device].name }

    private static func text(_ fields: [Field]) -> String {
        fields.map { field in
            switch field.value {
            case .whole(let number): "\(field.name) \(number)"
            case .decimal(let number): "\(field.name) \(number)"
            case .flag(let flag): "\(field.name) \(flag)"
            case .word(let word): "\(field.name) \(word)"
            }
        }.joined(separator: ", ")
    }

    static func text(_ span: TimeSpan) -> String {
        let units: [(Int64, String)] = [(86_400_000, "d"), (3_600_000, "h"), (60_000, "m"), (1_000, "s")]
        for (size, unit) in units where span.milliseconds != 0 && span.milliseconds % size == 0 {
            return "\(span.milliseconds / size)\(unit)"
        }
        return "\(span.milliseconds)ms"
    }
}
