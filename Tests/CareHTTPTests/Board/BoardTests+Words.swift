import CareCore
import Foundation
import Ingest
import TestSupport
import Testing

@testable import CareHTTP

extension BoardTests {
    /// What a care worker reads when something does not work, and who did what.
    @Suite struct WordsTests {
        private static func open(_ step: String) -> String {
            "document.querySelector('.detail [data-step=\(step)]').click()"
        }

        /// Fills in the dialog of a comment, and sends it.
        private static let comment = """
            document.querySelector('#ask [name=note]').value = '已联系';
            document.querySelector('#ask .primary').click();
            """

        @Test func `the words of a desk name no gateway`() throws {
            let file = try #require(WebFile.all.first { $0.path == "/board/words.js" })
            let words = String(decoding: file.bytes, as: UTF8.self)
            #expect(words.contains("值班台") && !words.contains("网关"))
        }

        @Test func `no word is written twice, for the later one would stand in both places`() throws {
            let file = try #require(WebFile.all.first { $0.path == "/board/words.js" })
            let words = String(decoding: file.bytes, as: UTF8.self)
            let names = words.matches(of: /(?:^ {2}|[\],] )"?([A-Za-z0-9_-]+)"?: \[/.anchorsMatchLineEndings())
                .map { String($0.1) }
            #expect(names.count > 150)
            #expect(Dictionary(grouping: names) { $0 }.filter { $0.value.count > 1 }.keys.sorted() == [])
        }

        @Test func `a locked user is told so and not that the password is wrong`() async throws {
            let scene = try BoardDesk.scene()
            try BoardDesk.lock("desk", in: scene)
            try await scene.gateway.serve { port in
                let browser = try await Browser()
                try await browser.open("http://127.0.0.1:\(port)/")
                try await browser.until("!document.getElementById('sign-in').hidden")
                try await BoardDesk.enterPassword(browser)
                try await browser.until("document.getElementById('sign-in-fault').innerText.includes('此账号已锁定')")
                for _ in 0..<6 {
                    try await browser.run("document.getElementById('sign-in-fault').innerText = ''")
                    try await BoardDesk.enterPassword(browser, "wrong")
                    try await browser.until("document.getElementById('sign-in-fault').innerText !== ''")
                }
                #expect(try await browser.text().contains("尝试次数过多"))
            }
        }

        @Test func `a refused step is told in the reader's language, with the gateway's words below`() async throws {
            let scene = try BoardDesk.scene()
            scene.press()
            try await BoardDesk.lend(scene) { browser, _ in
                try await browser.until(BoardDesk.rings)
                try await browser.run("document.querySelector('.row').click()")
                try await browser.until("document.querySelector('.steps')")
                try await browser.run(Self.open("comment"))
                try await browser.until("document.getElementById('ask').open")
                try scene.step(.close(.falsePress, note: "done"))
                try await browser.until("document.querySelectorAll('.row').length === 0")
                try await browser.run(Self.comment)
                try await browser.until("document.getElementById('toast').innerText.includes('未执行：系统不接受')")
                #expect(try await browser.run("document.querySelector('#toast small').lang") == "en")
            }
        }

        @Test func `a step that nobody answered stays until it is sent again`() async throws {
            let scene = try BoardDesk.scene()
            scene.press()
            try await BoardDesk.lend(scene) { browser, _ in
                try await browser.until(BoardDesk.rings)
                try await browser.run("document.querySelector('.row').click()")
                try await browser.until("document.querySelector('.steps')")
                try await browser.run(
                    """
                    const real = window.fetch;
                    window.fetch = (path, options) => {
                      if (!path.endsWith('/acknowledge')) return real(path, options);
                      window.fetch = real;
                      return Promise.reject(new TypeError('cut'));
                    };
                    \(Self.open("acknowledge"));
                    """)
                try await browser.until("document.querySelector('#unsent li').innerText.includes('没有收到系统答复')")
                try await browser.run(Self.open("comment"))
                try await browser.until("document.getElementById('ask').open")
                try await browser.run(Self.comment)
                try await browser.until("document.getElementById('toast').innerText.includes('已备注')")
                #expect(try await browser.run("document.querySelectorAll('#unsent li').length") == "1")
                try await browser.run("document.querySelector('#unsent button').click()")
                try await browser.until(
                    "document.querySelector('.row .chip').innerText === '已接' && !document.querySelector('#unsent li')")
            }
        }

        @Test func `what happened names the family as such, and who sits here and their colleagues by name`()
            async throws
        {
            let scene = try BoardDesk.scene()
            try BoardDesk.admit("night-2", "王夜班", provider: "p-1", in: scene)
            try BoardDesk.admit("other-1", "赵外人", provider: "p-2", in: scene)
            scene.press()
            for (user, text) in [
                ("family-k3j2", "到了"), ("desk", "听见了"), ("night-2", "我来"), ("other-1", "路过"),
            ] {
                try scene.gateway.carryOut(.command(.step(AlarmID(1), .comment(text), by: user)))
            }
            try await BoardDesk.lend(scene) { browser, _ in
                try await browser.until(BoardDesk.rings)
                try await browser.run("document.querySelector('.row').click()")
                try await browser.until("document.querySelectorAll('.history li').length === 5")
                let history = try await browser.run("document.querySelector('.history').innerText")
                #expect(history.contains("备注　家属") && history.contains("备注　李值班"))
                #expect(history.contains("备注　王夜班") && history.contains("备注　other-1"))
                #expect(!history.contains("family-k3j2") && !history.contains("赵外人"))
                // Who comes later is told by name too.
                try BoardDesk.admit("night-3", "周早班", provider: "p-1", in: scene)
                try scene.gateway.carryOut(.command(.step(AlarmID(1), .comment("接班"), by: "night-3")))
                try await browser.until("document.querySelector('.history').innerText.includes('备注　周早班')")
            }
        }

        @Test func `what the gateway says in a history is read in the language of the desk`() async throws {
            let scene = try BoardDesk.scene()
            scene.press()
            for step in [AlarmStep.close(.realHelpGiven, note: "老人没事"), .reopen(reason: "再看一次")] {
                try scene.gateway.carryOut(.command(.step(AlarmID(1), step, by: "desk")))
            }
            try await BoardDesk.lend(scene) { browser, _ in
                try await browser.until("document.querySelectorAll('.row').length === 1")
                try await browser.run("document.querySelector('.row').click()")
                let history = "document.querySelector('.history').innerText"
                try await browser.until("document.querySelectorAll('.history li').length === 3")
                #expect(try await browser.run(history).contains("已实际救助：老人没事"))
                try await browser.run("document.querySelector('#desk .language').click()")
                try await browser.until("\(history).includes('Real help given: 老人没事')")
                #expect(try await !browser.run(history).contains("已实际救助"))
            }
        }

        @Test(arguments: [1_366, 390]) func `the word of an emergency fits its mark in English too`(
            width: Int
        ) async throws {
            let scene = try BoardDesk.scene()
            scene.press()
            try await BoardDesk.lend(scene, width: width) { browser, _ in
                try await browser.until("document.querySelectorAll('.row').length === 1")
                try await browser.run("document.querySelector('#desk .language').click()")
                try await browser.until("document.querySelector('.row .mark').innerText.includes('Emergency')")
                let inside = """
                    (() => {
                      const mark = document.querySelector('.row .mark'), words = document.createRange();
                      words.selectNodeContents(mark);
                      return Math.ceil(words.getBoundingClientRect().width) + ' of ' + mark.clientWidth;
                    })()
                    """
                let widths = try await browser.run(inside).split(separator: " of ").compactMap { Int($0) }
                #expect(widths.count == 2 && widths[0] <= widths[1], "\(widths)")
            }
        }

        @Test func `whoever shelves an alarm is told that it ends with the condition`() async throws {
            let scene = try BoardDesk.scene()
            try await BoardDesk.lend(scene) { browser, _ in
                try await browser.run("import('/board/steps.js').then((steps) => { steps.ask('shelve', {}); })")
                try await browser.until("document.getElementById('ask').innerText.includes('暂缓自动结束')")
            }
        }
    }
}
