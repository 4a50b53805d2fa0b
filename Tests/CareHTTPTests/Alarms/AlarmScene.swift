import CareCore
import CareRecords
import Foundation
import Ingest

@testable import CareHTTP

/// Two beds with a button each, in two counties with two providers, and people who may and may not.
struct AlarmScene {
    static let bed = "532901-000001"
    static let elsewhere = "532925-000001"

    let gateway: TestGateway

    init(
        at now: Timestamp = TestGateway.start, namesCallers: Bool = true, provider: String = "p-1",
        feedTiming: FeedTiming = FeedTiming()
    ) throws {
        // Gateway time stands still here, and with it what a caller may ask for.
        let limits = RateLimit.Limits(perSecond: 1_000_000, burst: 1_000_000)
        gateway = try TestGateway(at: now, namesCallers: namesCallers, limits: limits, feedTiming: feedTiming)
        // With nobody to be told, every alarm would be followed by one of the gateway's own.
        let night = Contact(
            person: try TestFailure.unless(PersonID("night")),
            post: DutyPost(.operator, .everywhere), name: "夜班",
            channels: [try TestFailure.unless(ContactChannel("mqtt"))])
        try gateway.carryOut(.command(.duty(.importContacts([DutyCommand.Line(2, night)], by: "machine"))))
        try gateway.assign("b-1", "sos-button", to: Self.bed, provider: provider)
        try gateway.assign("b-2", "sos-button", to: Self.elsewhere, provider: "p-2")
        let county: AccessScope = .counties([try TestFailure.unless(CountyCode("532901"))])
        let bed: AccessScope = .bed(try TestFailure.unless(BedID(Self.bed)))
        gateway.admit("desk", .operatorOnDuty, .provider(try TestFailure.unless(ProviderID(provider))))
        gateway.admit("colleague", .operatorOnDuty, .provider(try TestFailure.unless(ProviderID("p-1"))))
        gateway.admit("stranger", .operatorOnDuty, .provider(try TestFailure.unless(ProviderID("p-2"))))
        gateway.admit("county", .county, county)
        gateway.admit("technician", .technician, county)
        gateway.admit("family", .family, bed)
        gateway.admit("prefecture", .prefecture)
    }

    /// Somebody presses a button; each press has a reference of its own.
    func press(_ device: String = "b-1", _ reference: String = UUID().uuidString) {
        let county = device == "b-1" ? "532901" : "532925"
        gateway.receive(
            .urgent, "homebed/v1/\(county)/\(device)/event",
            #"{"v":1,"ref":"\#(reference.prefix(20))","event":"sos"}"#)
    }

    /// Somebody at the machine takes a step.
    func step(_ step: AlarmStep) throws { try self.step(1, step) }

    /// The same with an alarm of another number.
    func step(_ alarm: Int64, _ step: AlarmStep) throws {
        try gateway.carryOut(.command(.step(AlarmID(alarm), step, by: "machine")))
    }
}
