import CareCore
import Foundation
import TestSupport
import Testing

@testable import CareHTTP

extension BoardTests {
    /// What sounds at the desk, what stands on top, and what a care worker reads of an alarm's state.
    @Suite struct RingingTests {
        /// Turns the sound on and forgets the two tones that say so.
        private static func listen(_ browser: Browser) async throws {
            try await browser.run(BoardDesk.listen)
            try await browser.run("document.getElementById('sound').click()")
            try await browser.until(BoardDesk.soundIsOn)
            try await browser.run("window.tones = []")
        }

        /// Waits until longer has passed than between two bursts of a P1.
        private static func passBurst(_ browser: Browser) async throws {
            try await browser.run("window.tones = []; window.from = performance.now()")
            try await browser.until("performance.now() > window.from + 3000")
        }

        @Test func `an emergency sounds its burst again and again until it is answered`() async throws {
            let scene = try BoardDesk.scene()
            try await BoardDesk.lend(scene) { browser, _ in
                try await Self.listen(browser)
                scene.press()
                try await browser.until("window.tones.length === 5")
                let burst = try await browser.run("window.tones.map((tone) => tone.frequency.value).join()")
                #expect(burst == "880,880,880,988,988")
                try await browser.until("window.tones.length === 10")
                try scene.step(.acknowledge)
                try await browser.until("document.querySelector('.row .chip').innerText === '已接'")
                try await Self.passBurst(browser)
                #expect(try await browser.run("window.tones.length") == "0")
            }
        }

        @Test func `what is important sounds three lower pulses, and an emergency goes before it`() async throws {
            let scene = try BoardDesk.scene()
            try await BoardDesk.lend(scene) { browser, _ in
                try await Self.listen(browser)
                scene.gateway.loseBroker()
                try await browser.until("window.tones.length === 3")
                let pulses = try await browser.run("window.tones.map((tone) => tone.frequency.value).join()")
                #expect(pulses == "660,660,660")
                scene.press()
                try await browser.until(BoardDesk.hasSounded(880))
                #expect(
                    try await browser.run(
                        "[...document.querySelectorAll('.row')].map((row) => row.dataset.alarm).join()") == "2,1")
            }
        }

        @Test func `a test is shown and makes no sound`() async throws {
            let scene = try BoardDesk.scene()
            try await BoardDesk.lend(scene) { browser, _ in
                try await Self.listen(browser)
                scene.gateway.receive(
                    .urgent, "homebed/v1/532901/b-1/event", #"{"v":1,"ref":"r-1","event":"sos","test":true}"#)
                try await browser.until("document.querySelector('.row').innerText.includes('测试')")
                try await Self.passBurst(browser)
                #expect(try await browser.run("window.tones.length") == "0")
                #expect(try await browser.run("document.querySelectorAll('.row.rings').length") == "0")
            }
        }

        /// An alarm as the desk's modules read it.
        private static func alarm(_ number: Int, _ priority: String, _ state: AlarmState, minute: Int) -> String {
            """
            {alarm: \(number), priority: "\(priority)", state: "\(state.name)", work: "raised",
                received_at: "2025-11-06T22:\(minute):00.000+08:00"}
            """
        }

        @Test func `the most urgent stands first, of these what nobody has answered, then the oldest`() async throws {
            let expected = [
                Self.alarm(7, "P1", .unacknowledged, minute: 20),
                Self.alarm(8, "P1", .latchedUnacknowledged, minute: 30),
                Self.alarm(3, "P1", .acknowledged, minute: 10), Self.alarm(4, "P1", .latchedAcknowledged, minute: 40),
                Self.alarm(2, "P2", .returnedUnacknowledged, minute: 10), Self.alarm(1, "P2", .shelved, minute: 10),
                Self.alarm(5, "P3", .unacknowledged, minute: 10), Self.alarm(6, "P3", .unacknowledged, minute: 10),
                Self.alarm(9, "P4", .unacknowledged, minute: 10),
            ]
            let scene = try BoardDesk.scene()
            try await scene.gateway.serve { port in
                let browser = try await Browser()
                try await browser.open("http://127.0.0.1:\(port)/")
                for shuffled in [expected, expected.reversed(), expected.sorted()] {
                    let order = try await browser.run(
                        """
                        import('/board/alarms.js').then((alarms) =>
                          [\(shuffled.joined(separator: ","))].sort(alarms.order).map((one) => one.alarm).join())
                        """)
                    #expect(order == "7,8,3,4,2,1,5,6,9")
                }
            }
        }

        @Test func `every state has the word of a care worker`() async throws {
            let words: [(AlarmState, WorkState, String)] = [
                (.unacknowledged, .raised, "新"), (.acknowledged, .acknowledged, "已接"),
                (.acknowledged, .calledBack, "处理中 · 已回拨"), (.acknowledged, .dispatched, "处理中 · 已派人"),
                (.latchedAcknowledged, .onSite, "处理中 · 已到场"), (.latchedAcknowledged, .acknowledged, "已接"),
                (.returnedUnacknowledged, .raised, "已恢复待确认"), (.latchedUnacknowledged, .raised, "已恢复待确认"),
                (.shelved, .acknowledged, "暂缓"), (.suppressedByDesign, .raised, "暂缓"), (.outOfService, .raised, "停用"),
            ]
            #expect(Set(words.map { $0.0 }) == Set(AlarmState.allCases).subtracting([.normal]))
            let scene = try BoardDesk.scene()
            try await scene.gateway.serve { port in
                let browser = try await Browser()
                try await browser.open("http://127.0.0.1:\(port)/")
                for (state, work, word) in words {
                    let said = try await browser.run(
                        """
                        import('/board/alarms.js').then((alarms) =>
                          alarms.stateWord({state: "\(state.name)", work: "\(work.name)"}))
                        """)
                    #expect(said == word, "\(state) \(work)")
                }
            }
        }
    }
}
