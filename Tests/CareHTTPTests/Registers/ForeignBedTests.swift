import CareCore
import HTTPTypes
import TestSupport
import Testing

@testable import CareHTTP

/// The line judges for everybody; who asks hears nothing of where a neighbour's bed stands.
@Suite struct ForeignBedTests {
    /// An item of the own bed whose device the gateway's register has at the neighbour's by now.
    private func scene() throws -> RegisterScene {
        let scene = try RegisterScene()
        try scene.gateway.assign("m-9", "mattress-belt", to: RegisterScene.bed, provider: CareProgramme.provider)
        try scene.gateway.enterAtOnce([
            .init(
                "kit-plan",
                [
                    "kitItem": "k-9", "bed": RegisterScene.bed, "kind": "smart-mattress", "telemetry": "reports",
                    "plannedOn": "2025-11-01", "plannedBy": "s-1",
                ]),
            .init(
                "kit-bind",
                [
                    "kitItem": "k-9", "device": "m-9", "serial": "SN-9", "boundAt": "2025-11-02T09:00:00+08:00",
                    "boundBy": "s-1",
                ]),
            .init(
                "kit-test",
                [
                    "kitItem": "k-9", "testedAt": "2025-11-02T09:10:00+08:00", "testedBy": "s-1",
                    "testSeen": "指示灯应答",
                ]),
        ])
        try scene.gateway.assign(
            "m-9", "mattress-belt", to: RegisterScene.otherBed, provider: RegisterScene.otherProvider,
            since: TestGateway.start - .days(2))
        return scene
    }

    private static let reading = """
        {"form":"kit-reading","fields":{"kitItem":"k-9","readingAt":"2025-11-04T09:00:00+08:00","readingBy":"s-1",\
        "reading":"心率 70","inspection":"指示灯应答"}}
        """

    @Test func `a refusal names no bed outside the scope, also when it is told again under its key`() async throws {
        let scene = try scene()
        let marked: HTTPFields = [.idempotencyKey: "k-1"]
        try await scene.gateway.test { client in
            for _ in 0..<2 {
                let answer = try await client.ask(
                    .post, "/v1/records", as: "technician", body: Self.reading, headers: marked)
                #expect(answer.status == .unprocessableContent, "\(answer.text)")
                #expect(answer.text.contains("it at another bed"), "\(answer.text)")
                #expect(answer.text.contains(RegisterScene.bed), "\(answer.text)")
                #expect(!answer.text.contains(RegisterScene.otherBed), "\(answer.text)")
            }
            let whole = try await client.ask(.post, "/v1/records", as: "prefecture", body: Self.reading)
            #expect(whole.text.contains(RegisterScene.otherBed), "who sees everything is told where it is")
        }
    }

    @Test func `what is hidden is each bed that is named, and nothing else`() throws {
        let own = "bed 532901-000001, order 7"
        let outcome = CommandOutcome.refused(["it at 532925-000001 532925-000002", own])
        let other = try #require(BedID("532925-000001"))
        let third = try #require(BedID("532925-000002"))
        #expect(outcome.beds.count == 3)
        #expect(outcome.hiding([other, third]) == .refused(["it at another bed another bed", own]))
        #expect(CommandOutcome.done("done at 532925-000001").hiding([other]) == .done("done at another bed"))
        #expect(CommandOutcome.done("alarm 532925 is acknowledged").beds.isEmpty)
    }
}
