import CareCore
import CareStore
import TestSupport
import Testing

@testable import CareHTTP

extension BoardTests {
    /// A gateway that hears nothing or writes nothing while its connection to the page lives: quiet means nothing then.
    @Suite struct LineTests {
        /// What is wrong with a line, the word for it, and whether it sounds.
        struct Trouble: Sendable, CustomTestStringConvertible {
            let word: String
            let isConnected: Bool
            let quietSeconds: Int64
            let disk: DiskState
            var sounds = true
            var testDescription: String { word }
        }

        static let troubles = [
            Trouble(word: "收不到全部设备的信号", isConnected: false, quietSeconds: 0, disk: .ok),
            Trouble(word: "没有记录任何情况", isConnected: true, quietSeconds: 91, disk: .ok),
            Trouble(word: "磁盘已满", isConnected: true, quietSeconds: 91, disk: .unrecorded),
            Trouble(word: "监测暂停", isConnected: true, quietSeconds: 0, disk: .bulkPaused, sounds: false),
        ]

        private static func strike(_ trouble: Trouble, _ scene: AlarmScene) {
            scene.gateway.turnOut(
                LineHealth(
                    isConnected: trouble.isConnected,
                    committedAt: scene.gateway.services.clock() - .seconds(trouble.quietSeconds), disk: trouble.disk))
        }

        private static let quiet = "document.getElementById('empty').hidden"

        @Test(arguments: troubles)
        func `a gateway in trouble is told at the desk within five seconds, sounds, and is never quiet`(
            trouble: Trouble
        ) async throws {
            let scene = try BoardDesk.scene()
            try await BoardDesk.lend(scene) { browser, _ in
                try await browser.run(BoardDesk.listen)
                try await browser.run("document.getElementById('sound').click()")
                try await browser.until("!\(Self.quiet) && \(BoardDesk.soundIsOn)")
                try await browser.run("window.tones = []")
                Self.strike(trouble, scene)
                let passed = try await browser.until(
                    "document.getElementById('trouble').innerText.includes('\(trouble.word)')", atMost: 10)
                #expect(passed < 5_000)
                #expect(try await browser.run(Self.quiet) == "1")
                #expect(try await browser.run("document.getElementById('banner').hidden") == "1")
                #expect(try await browser.run("document.getElementById('pulse').innerText") == "✕ 系统故障")
                #expect(try await browser.run(BoardDesk.isFresh) == "1", "what stands there is true")
                #expect(try await browser.run(BoardDesk.hasSounded(330)) == (trouble.sounds ? "1" : "0"))
                // Emergencies that still come ring as ever.
                scene.press()
                try await browser.until("\(BoardDesk.rings) && \(BoardDesk.hasSounded(880))")
                try scene.step(.close(.falsePress, note: "done"))
                scene.gateway.turnOut(nil)
                try await browser.until("document.getElementById('trouble').hidden && !\(Self.quiet)")
                #expect(try await browser.run("document.getElementById('pulse').innerText") == "● 实时")
            }
        }

        @Test func `who signs in at a gateway in trouble is told at once`() async throws {
            let scene = try BoardDesk.scene()
            Self.strike(Self.troubles[0], scene)
            try await BoardDesk.lend(scene) { browser, _ in
                let isHidden = try await browser.run("document.getElementById('trouble').hidden")
                let isQuiet = try await browser.run(Self.quiet)
                #expect(isHidden == "0" && isQuiet == "1")
            }
        }

        @Test(arguments: troubles)
        func `a family is told of a gateway in trouble, and neither of quiet nor of devices that speak`(
            trouble: Trouble
        ) async throws {
            let scene = try AlarmScene(at: BoardDesk.now)
            try await BoardDesk.lendFamily(scene) { browser, _ in
                try await browser.until("document.getElementById('alarms').innerText.includes('现在没有告警')")
                try await browser.until("!document.getElementById('things').hidden")
                Self.strike(trouble, scene)
                let passed = try await browser.until(
                    "document.getElementById('banner').innerText.includes('可能收不到家中设备的信号')", atMost: 10)
                #expect(passed < 5_000)
                #expect(try await browser.text().contains("现在没有告警") == false)
                #expect(try await browser.run("document.getElementById('line').hidden") == "1")
                #expect(try await browser.run("document.getElementById('things').hidden") == "1")
                scene.gateway.turnOut(nil)
                try await browser.until("document.getElementById('alarms').innerText.includes('现在没有告警')")
                #expect(try await browser.run("document.getElementById('banner').hidden") == "1")
            }
        }
    }
}
