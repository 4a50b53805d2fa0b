import CareCore
import CareWire
import Testing

@Suite struct ReadingTests {
    private func samples(_ readings: String) throws -> [Sample] {
        try WireFixture.message("{\"readings\":{\(readings)}}").samples
    }

    @Test(
        arguments: [
            (#""heart_rate":72"#, .heartRate, 72, .valid), (#""heart_rate":72.0e0"#, .heartRate, 72, .valid),
            (#""hr":72"#, .heartRate, 72, .valid), (#""heart_rate":19"#, .heartRate, 19, .implausible),
            (#""heart_rate":20"#, .heartRate, 20, .valid), (#""heart_rate":250"#, .heartRate, 250, .valid),
            (#""heart_rate":250.5"#, .heartRate, 250.5, .implausible),
            (#""heart_rate":0"#, .heartRate, 0, .invalidMarker),
            (#""heart_rate":255"#, .heartRate, 255, .invalidMarker),
            (#""heart_rate":null"#, .heartRate, 0, .invalidMarker),
            (#""heart_rate":"72""#, .heartRate, 0, .wrongType), (#""heart_rate":true"#, .heartRate, 0, .wrongType),
            (#""heart_rate":[72]"#, .heartRate, 0, .wrongType), (#""heart_rate":{"a":1}"#, .heartRate, 0, .wrongType),
            (#""heart_rate":1e400"#, .heartRate, .greatestFiniteMagnitude, .implausible),
            (#""heart_rate":-1e400"#, .heartRate, -.greatestFiniteMagnitude, .implausible),
            (#""temp":365"#, .bodyTemperature, 36.5, .valid), (#""temp":0"#, .bodyTemperature, 0, .invalidMarker),
            (#""temp":36.5"#, .bodyTemperature, 3.65, .implausible),
            (#""body_temperature":36.5"#, .bodyTemperature, 36.5, .valid),
            (#""in_bed":true"#, .inBed, 1, .valid), (#""in_bed":false"#, .inBed, 0, .valid),
            (#""in_bed":1"#, .inBed, 1, .valid), (#""in_bed":0"#, .inBed, 0, .valid),
            (#""in_bed":2"#, .inBed, 0, .wrongType),
            (#""in_bed":"true""#, .inBed, 0, .wrongType), (#""bed_status":"ok""#, .bedStatus, 0, .valid),
            (#""bed_status":"l\u0065ave""#, .bedStatus, 5, .valid),
            (#""bed_status":"asleep""#, .bedStatus, 0, .wrongType),
            (#""bed_status":5"#, .bedStatus, 0, .wrongType), (#""bed_status":true"#, .bedStatus, 0, .wrongType),
            (#""level":"damp""#, .wetLevel, 1, .valid), (#""level":"wet""#, .wetLevel, 0, .wrongType),
            (#""level":9"#, .wetLevel, 9, .implausible), (#""level":1"#, .wetLevel, 0, .wrongType),
            (#""wet_level":2"#, .wetLevel, 2, .valid), (#""wet_code":1"#, .wet, 1, .valid),
            (#""wet_code":2.0"#, .wet, 0, .valid), (#""wet_code":"1""#, .wet, 1, .valid),
            (#""wet_code":true"#, .wet, 1, .valid), (#""wet_code":false"#, .wet, 0, .wrongType),
            (#""wet_code":1e300"#, .wet, 0, .wrongType),
        ] as [(String, Metric, Double, Validity)])
    func `a reading has its value and says whether it may be believed`(
        reading: String, metric: Metric, value: Double, validity: Validity
    ) throws {
        let samples = try samples(reading)
        let sample = try #require(samples.first)
        #expect(samples.count == 1)
        #expect(sample.metric == metric)
        #expect(sample.validity == validity)
        #expect(abs(sample.value - value) <= value.ulp)
    }

    @Test(
        arguments: [
            (#""blood_pressure_systolic":120,"blood_pressure_diastolic":80"#, [.valid, .valid]),
            (#""blood_pressure_systolic":80,"blood_pressure_diastolic":120"#, [.inconsistent, .inconsistent]),
            (#""blood_pressure_diastolic":80,"blood_pressure_systolic":80"#, [.inconsistent, .inconsistent]),
            (#""blood_pressure_systolic":20,"blood_pressure_diastolic":80"#, [.implausible, .valid]),
            (#""blood_pressure_systolic":90"#, [.valid]), (#""latitude":25.6,"longitude":100.2"#, [.valid, .valid]),
            (#""latitude":0,"longitude":0"#, [.inconsistent, .inconsistent]),
            (#""longitude":-0.0,"latitude":0"#, [.inconsistent, .inconsistent]),
            (#""latitude":0,"longitude":100.2"#, [.implausible, .valid]),
            (#""latitude":null,"longitude":0"#, [.invalidMarker, .implausible]),
        ] as [(String, [Validity])])
    func `values that contradict one another are marked`(readings: String, expected: [Validity]) throws {
        #expect(try samples(readings).map(\.validity) == expected)
    }

    @Test func `a second value of a metric under another name or place is ignored and counted`() throws {
        let message = try WireFixture.message(#"{"readings":{"hr":70,"heart_rate":71,"battery":1},"battery":2}"#)
        #expect(message.samples == [Sample(metric: .heartRate, value: 70), Sample(metric: .battery, value: 1)])
        #expect(message.ignoredFields == 2)
    }

    @Test func `history comes first, in its order, each sample with its own time`() throws {
        let message = try WireFixture.message(
            #"{"readings":{"heart_rate":70,"spo2":96},"history":[{"ts":10,"readings":{"heart_rate":50},"battery":9},"#
                + #"{"rssi":-3,"readings":{"heart_rate":60},"ts":"1970-01-01T00:00:00.020Z"},{"ts":30}],"battery":5}"#)
        let early = Timestamp(milliseconds: 10)
        let late = Timestamp(milliseconds: 20)
        #expect(
            message.samples == [
                Sample(metric: .heartRate, value: 50, deviceTime: early),
                Sample(metric: .battery, value: 9, deviceTime: early),
                Sample(metric: .rssi, value: -3, deviceTime: late),
                Sample(metric: .heartRate, value: 60, deviceTime: late),
                Sample(metric: .heartRate, value: 70), Sample(metric: .spo2, value: 96),
                Sample(metric: .battery, value: 5),
            ])
        #expect(message.ignoredFields == 0)
    }

    @Test func `values are compared within their own entry only`() throws {
        let message = try WireFixture.message(
            #"{"history":[{"ts":1,"readings":{"blood_pressure_systolic":120,"blood_pressure_diastolic":80}},"#
                + #"{"ts":2,"readings":{"blood_pressure_systolic":70,"blood_pressure_diastolic":80}}],"#
                + #""readings":{"blood_pressure_diastolic":130}}"#)
        #expect(message.samples.map(\.validity) == [.valid, .valid, .inconsistent, .inconsistent, .valid])
    }

    @Test func `the profile's field names and events can be asked for`() {
        let known = ["hr", "heart_rate", "level", "battery"]
        for name in known { #expect(Array(name.utf8).withUnsafeBytes { WireFixture.fields.knows(field: $0) }) }
        #expect(!Array("pulse".utf8).withUnsafeBytes { WireFixture.fields.knows(field: $0) })
        #expect(Array("button_1".utf8).withUnsafeBytes { WireFixture.fields.event($0) } == .sos)
    }
}
