import CareCore

extension EnvelopeReader {
    /// Reads a `readings` object.
    ///
    /// `metrics` are those given so far at this time; a second value of one is ignored and counted. `time` is that of a
    /// history entry, when it is known already.
    mutating func readReadings(
        metrics: inout UInt64, time: Timestamp?, into message: inout Message
    ) throws(DecodeError) {
        try scanner.expect(.object, of: EnvelopeField.readings.name)
        try scanner.beginObject()
        var seen: UInt128 = 0
        while let name = try scanner.nextName() {
            let fields = fields
            guard let number = scanner.json.withBytes(of: name, { fields.fields.number(of: $0) }) else {
                try ignore(into: &message)
                continue
            }
            let mask = UInt128(1) << UInt128(number)
            guard seen & mask == 0 else {
                throw .duplicateField(field: scanner.json.string(name), at: name.start - 1)
            }
            seen |= mask
            try readSample(Int(number), metrics: &metrics, time: time, into: &message)
        }
    }

    /// Reads the next value as the rule of that index says.
    mutating func readSample(
        _ index: Int, metrics: inout UInt64, time: Timestamp?, into message: inout Message
    ) throws(DecodeError) {
        let rule = fields.rules[index]
        guard metrics & rule.mask == 0 else { return try ignore(into: &message) }
        metrics |= rule.mask
        guard message.samples.count < Limits.samplesPerMessage else {
            throw .tooManySamples(at: scanner.position)
        }
        let (value, validity) = try readValue(rule)
        message.samples.append(Sample(metric: rule.metric, value: value, validity: validity, deviceTime: time))
    }

    /// Reads an entry `{"ts": …, "readings": {…}, "battery": …, "rssi": …}`, which must have a time of its own.
    mutating func readHistoryEntry(into message: inout Message) throws(DecodeError) {
        let first = message.samples.count
        let start = scanner.position
        var metrics: UInt64 = 0
        var seen: UInt32 = 0
        var time: Timestamp?
        var isTimeLate = false
        try scanner.beginObject()
        while let name = try scanner.nextName() {
            let number = scanner.json.withBytes(of: name) { EnvelopeField.names.number(of: $0) }
            guard let number, let field = EnvelopeField(rawValue: UInt8(number)) else {
                try ignore(into: &message)
                continue
            }
            guard seen & field.mask == 0 else { throw .duplicateField(field: field.name, at: name.start - 1) }
            seen |= field.mask
            switch (field, field == .battery ? fields.battery : fields.rssi) {
            case (.timestamp, _):
                time = try scanner.timestamp(of: field.name)
                isTimeLate = message.samples.count > first
            case (.readings, _):
                if try scanner.nextType() == .null {
                    try scanner.null()
                } else {
                    try readReadings(metrics: &metrics, time: time, into: &message)
                }
            case (.battery, let rule?), (.rssi, let rule?):
                try readSample(rule, metrics: &metrics, time: time, into: &message)
            default: try ignore(into: &message)
            }
        }
        guard let time else { throw .missingField(field: EnvelopeField.timestamp.name, at: start) }
        if isTimeLate {
            for index in first..<message.samples.count {
                let sample = message.samples[index]
                message.samples[index] = Sample(
                    metric: sample.metric, value: sample.value, validity: sample.validity, deviceTime: time)
            }
        }
        Consistency.check(&message.samples, from: first, metrics: metrics)
    }
}

extension EnvelopeReader {
    /// The next value and whether it may be believed. `null` is the JSON way of saying "no measurement".
    private mutating func readValue(_ rule: FieldRule) throws(DecodeError) -> (Double, Validity) {
        switch try scanner.nextType() {
        case .number: return judge(try scanner.number(), rule)
        case .boolean:
            let value = try scanner.boolean()
            switch rule.reading {
            case .flag: return (value ? 1 : 0, .valid)
            case .enumeration(let index):
                return judge(fields.enumerations[index].value(of: value ? "true" : "false"), rule)
            case .number: return (0, .wrongType)
            }
        case .text:
            let text = try scanner.text()
            guard case .enumeration(let index) = rule.reading else { return (0, .wrongType) }
            let fields = fields
            return judge(scanner.json.withBytes(of: text) { fields.enumerations[index].value(of: $0) }, rule)
        case .null:
            try scanner.null()
            return (0, .invalidMarker)
        case .object, .array:
            try scanner.skipValue()
            return (0, .wrongType)
        }
    }

    /// Markers are compared with the number as it was sent: that is what a data sheet lists.
    private func judge(_ number: JSONNumber, _ rule: FieldRule) -> (Double, Validity) {
        let raw = scanner.json.double(number)
        for index in rule.markers where fields.markers[index] == raw { return (rule.scaled(raw), .invalidMarker) }
        switch rule.reading {
        case .number: return range(rule.scaled(raw), rule)
        case .flag:
            let value = rule.scaled(raw)
            return value == 0 || value == 1 ? (value, .valid) : (0, .wrongType)
        case .enumeration(let index):
            let enumeration = fields.enumerations[index]
            if let value = enumeration.value(of: scanner.json[number.start..<number.start + number.count]) {
                return range(value, rule)
            }
            guard let integer = number.integer else { return (0, .wrongType) }
            var name = String(integer)
            return judge(name.withUTF8 { enumeration.value(of: UnsafeRawBufferPointer($0)) }, rule)
        }
    }

    private func judge(_ value: Double?, _ rule: FieldRule) -> (Double, Validity) {
        guard let value else { return (0, .wrongType) }
        return range(value, rule)
    }

    private func range(_ value: Double, _ rule: FieldRule) -> (Double, Validity) {
        let isPlausible = !rule.hasRange || (value >= rule.minimum && value <= rule.maximum)
        return (value, isPlausible ? .valid : .implausible)
    }
}

extension FieldTable.Enumeration {
    fileprivate func value(of word: StaticString) -> Double? {
        value(of: UnsafeRawBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount))
    }
}
