import CareCore
import CareRecords
import CareStore
import Foundation
import TestSupport
import Testing

@testable import CareHTTP

/// The duty desk in a browser, from the press to the closing; one browser at a time, as those of the extensions.
@Suite(.serialized, .enabled(if: Browser.isInstalled, "apt install chromium")) struct BoardTests {
    @Test func `nobody sees anything before they have signed in, and a wrong password says so`() async throws {
        let scene = try BoardDesk.scene()
        scene.press()
        try await scene.gateway.serve { port in
            let browser = try await Browser()
            try await browser.open("http://127.0.0.1:\(port)/board")
            try await browser.until("!document.getElementById('sign-in').hidden")
            #expect(try await browser.text().contains("紧急呼叫") == false)
            #expect(try await browser.run("document.getElementById('notice').hidden") == "1")
            try await BoardDesk.enterPassword(browser, "wrong")
            try await browser.until("document.getElementById('sign-in-fault').innerText === '账号或密码不正确'")
        }
    }

    @Test func `a press rings within a second, is answered, called back, helped and closed`() async throws {
        let scene = try BoardDesk.scene()
        try await BoardDesk.lend(scene) { browser, _ in
            try await browser.until("!document.getElementById('empty').hidden")
            scene.press()
            let passed = try await browser.until(BoardDesk.rings)
            #expect(passed < 1_000)
            #expect(try await browser.text().contains("紧急呼叫"))
            try await browser.until("/\\d+ 秒后通知下一级/.test(document.querySelector('.row .next').innerText)")
            for (key, word) in [("Enter", "已接"), ("Enter", "已回拨"), ("Enter", "已派人"), ("Enter", "已到场")] {
                if word == "已接" { try await browser.press("ArrowDown") }
                try await browser.until("document.querySelector('.steps .primary')")
                try await browser.press(key)
                if word != "已接" {
                    try await browser.until("document.getElementById('ask').open")
                    try await browser.run(
                        "document.querySelector('#ask [name=responder]')?.setAttribute('value', '王护工')")
                    try await browser.run("document.querySelector('#ask .primary').click()")
                }
                try await browser.until("document.querySelector('.row .chip').innerText.includes('\(word)')")
                #expect(try await browser.run("document.querySelectorAll('.row.rings').length") == "0")
            }
            try await browser.press("Enter")
            try await browser.until("document.getElementById('ask').open")
            try await browser.run(
                """
                document.querySelector('#ask [value=real-help-given]').click();
                document.querySelector('#ask [name=note]').value = '已扶起，本人平安';
                document.querySelector('#ask .primary').click();
                """)
            try await browser.until("!document.getElementById('empty').hidden")
            let alarm = try #require(try scene.gateway.services.store.alarm(AlarmID(1), scope: .everything))
            #expect(alarm.closeReason == .realHelpGiven)
            #expect(alarm.closedBy == "desk")
            #expect(alarm.responder == "王护工")
        }
    }

    @Test func `a new password is typed twice, and the desk hears on without a break`() async throws {
        let scene = try BoardDesk.scene()
        try await BoardDesk.lend(scene) { browser, _ in
            // Sessions that begin with the password itself go on.
            scene.gateway.pass(.seconds(1))
            try await browser.run(
                """
                window.broke = 0;
                new MutationObserver(() => { window.broke += document.body.classList.contains('stale'); })
                    .observe(document.body, { attributes: true });
                """)
            let new = "四头牛犁两亩水田下坝"
            for (old, again, words) in [
                (BoardDesk.password, "另一个", "两次输入的新密码不一致"), ("不是原来的密码", new, "原密码不正确"),
                (BoardDesk.password, new, "密码已修改"),
            ] {
                try await browser.run("document.getElementById('change-password').click()")
                try await browser.until("document.getElementById('ask').open")
                try await browser.run(
                    """
                    document.querySelector('#ask [name=password]').value = '\(old)';
                    document.querySelector('#ask [name=new_password]').value = '\(new)';
                    document.querySelector('#ask [name=again]').value = '\(again)';
                    document.querySelector('#ask .primary').click();
                    """)
                try await browser.until("document.getElementById('toast').innerText.includes('\(words)')")
            }
            scene.press()
            try await browser.until(BoardDesk.rings)
            try await browser.run("document.querySelector('.row').click()")
            try await browser.until("document.querySelector('.steps .primary')")
            try await browser.press("Enter")
            try await browser.until("document.querySelector('.row .chip').innerText.includes('已接')")
            #expect(try await browser.run("window.broke") == "0")
        }
    }

    @Test func `two desks see each other's steps at once`() async throws {
        let scene = try BoardDesk.scene()
        scene.press()
        try await BoardDesk.lend(scene) { browser, _ in
            try await browser.until(BoardDesk.rings)
            try scene.step(.callBack(note: "speaks"))
            let passed = try await browser.until("document.querySelector('.row .chip').innerText.includes('已回拨')")
            #expect(passed < 1_000)
        }
    }

    @Test func `a pulled cable is told within five seconds, nothing stale looks fresh, and nothing is lost`()
        async throws
    {
        let scene = try BoardDesk.scene()
        scene.press("b-1")
        try await BoardDesk.lend(scene) { browser, cable in
            try await browser.until(BoardDesk.rings)
            cable.pull()
            let passed = try await browser.until("!document.getElementById('banner').hidden", atMost: 10)
            #expect(passed < 5_000)
            #expect(try await browser.run("document.body.classList.contains('stale')") == "1")
            #expect(try await browser.text().contains("连接已中断"))
            try scene.step(.acknowledge)
            cable.putBack()
            try await browser.until("document.getElementById('banner').hidden && \(BoardDesk.isFresh)")
            try await browser.until("document.querySelector('.row .chip').innerText === '已接'")
        }
    }

    @Test func `a card is opened by a click, and the look is in the ledger`() async throws {
        let scene = try BoardDesk.scene(provider: CareProgramme.provider)
        try scene.gateway.enter(CareProgramme.registers + CareProgramme.service)
        scene.press()
        try await BoardDesk.lend(scene) { browser, _ in
            try await browser.until("document.querySelector('.row .where').innerText.includes('王**')")
            #expect(try await browser.text().contains("王老太") == false)
            try await browser.run("document.querySelector('.row').click()")
            try await browser.until("document.querySelector('[data-step=open-card]')")
            try await browser.run("document.querySelector('[data-step=open-card]').click()")
            try await browser.until("document.querySelector('.card .name').innerText.includes('王老太')")
            #expect(try await browser.text().contains("13987200001"))
            let entry = try scene.gateway.services.store.ledger(limit: 1).first
            #expect(entry?.form == "access")
            #expect(entry?.by == "desk")
        }
    }

    @Test func `what people wrote never becomes markup`() async throws {
        let scene = try BoardDesk.scene()
        scene.press()
        try scene.step(.comment("<img src=x onerror=\"document.title='broken in'\"><script>1</script>"))
        try await BoardDesk.lend(scene) { browser, _ in
            try await browser.until(BoardDesk.rings)
            try await browser.run("document.querySelector('.row').click()")
            try await browser.until("document.querySelector('.history').innerText.includes('<img src=x')")
            #expect(try await browser.run("document.querySelectorAll('.history img, .history script').length") == "0")
        }
    }

    @Test func `a family opens its link, sees that it rings and says that somebody is there`() async throws {
        let scene = try AlarmScene(at: BoardDesk.now)
        scene.press()
        try await scene.gateway.serve { port in
            let browser = try await Browser(width: 390, height: 844)
            try await browser.open("http://127.0.0.1:\(port)/family#family")
            try await browser.until("document.querySelector('.alarm .primary')")
            try await browser.until("document.getElementById('line').innerText.includes('今天有 1 次告警')")
            try await browser.until("document.getElementById('visits').innerText.includes('尚未安排')")
            try await browser.run("document.querySelector('.alarm .primary').click()")
            try await browser.until("!document.getElementById('toast').hidden")
            let last = try scene.gateway.services.store.history(of: AlarmID(1)).last
            #expect(last?.cause == .commented)
            #expect(last?.by == "family")
            try scene.step(.close(.realHelpGiven, note: "done"))
            try await browser.until("document.getElementById('alarms').innerText.includes('现在没有告警')")
        }
    }
}
