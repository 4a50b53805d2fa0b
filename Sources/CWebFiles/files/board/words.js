// The words of a care worker, Chinese first. A page has one language at a time; the choice stays in the browser.
const words = {
  title: ["值班台", "Duty desk"],
  subtitle: ["家庭养老床位告警处理", "Alarms of home-care beds"],
  user: ["账号", "User"], password: ["密码", "Password"], signIn: ["登录", "Sign in"], signOut: ["退出", "Sign out"],
  changePassword: ["修改密码", "Change password"], oldPassword: ["原密码", "Password until now"],
  newPassword: ["新密码（至少 10 个字符）", "New password (10 characters at least)"],
  newAgain: ["再输一次新密码", "New password once more"],
  passwordDone: ["密码已修改，其他登录已退出", "The password is changed; you are signed out everywhere else"],
  passwordsDiffer: ["未修改：两次输入的新密码不一致", "Not changed: the two new passwords differ"],
  oldWrong: ["未修改：原密码不正确", "Not changed: the password until now is wrong"],
  newBad: ["未修改：新密码须至少 10 个字符、不含账号和姓名、不是常见密码，且与原密码不同",
    "Not changed: at least 10 characters, without user and name, not a common one, and another than until now"],
  wrong: ["账号或密码不正确", "User or password is wrong"],
  unreachable: ["系统没有应答，请检查网络", "The gateway does not answer; check the network"],
  over: [
    "登录已失效：此屏幕不再显示告警，也不再为告警响铃。请立即重新登录",
    "The session is over: no alarm is shown or rings here any more. Sign in again now",
  ],
  forbidden: ["此账号不能查看告警", "This user may not see alarms"],
  ending: [
    "登录将在 {0}后失效，之后此屏幕不再显示告警，也不再响铃", "The session ends in {0}; after that no alarm is shown or rings here",
  ],
  renew: ["输入密码继续值班", "Enter the password to stay on duty"],
  renewDone: ["已重新登录，可继续值班 12 小时", "Signed in for another 12 hours"],
  failure: [
    "此页面出错，显示的内容可能不全。请刷新页面；刷新前请用电话值守，并告诉技术员",
    "This page has failed and may show less than there is. Load it again; watch by telephone until then",
  ],
  reload: ["刷新页面", "Load again"],
  deskOnly: ["值班台告警", "For this desk"], everything: ["全部告警", "All alarms"], openAlarms: ["未结束告警", "Open alarms"],
  keys: ["↑↓ 选择　回车 下一步　O 老人卡片　C 备注　M 声音", "↑↓ choose · Enter next step · O card · C comment · M sound"],
  live: ["● 实时", "● live"], connecting: ["○ 连接中", "○ connecting"], broken: ["✕ 已中断", "✕ cut off"],
  banner: [
    "与系统的连接已中断 {0}。以下内容停在 {1}，可能已过时：请用电话值守。正在重新连接…",
    "No connection to the gateway for {0}. What stands here is of {1}, maybe wrong: watch by telephone. Connecting…",
  ],
  troubled: ["✕ 系统故障", "✕ gateway in trouble"],
  deaf: [
    "{0} 起系统收不到全部设备的信号：老人按了呼叫器、跌倒、离床，这里可能不显示、不响铃。请立即用电话值守，并通知技术员。已显示的告警请照常处理",
    "Since {0} the gateway does not hear all devices: a press or a fall may neither be shown nor ring here. "
      + "Watch by telephone and call a technician. Go on with the alarms that stand here",
  ],
  stuck: [
    "{0} 起系统没有记录任何情况：新告警可能不显示、不响铃，接警等操作可能不起作用。请立即用电话值守，并通知技术员",
    "Since {0} the gateway records nothing: new alarms may neither be shown nor ring, and steps may not be taken. "
      + "Watch by telephone and call a technician",
  ],
  full: [
    "{0} 起系统磁盘已满：新告警不在这里显示、不响铃，紧急和重要告警只发到手机。请看手机、用电话值守，并通知技术员",
    "Since {0} the disk is full: new alarms are neither shown nor ring here; P1 and P2 go to telephones only. "
      + "Watch by telephone and call a technician",
  ],
  telemetry: [
    "{0} 起磁盘空间不足：呼叫器、跌倒等紧急告警照常，心率、离床、尿湿等监测暂停。请多打电话问候重点老人，并通知技术员",
    "Since {0} the disk is nearly full: presses and falls still ring, but heart rate, leaving the bed and wetness are "
      + "not watched. Call those at risk, and a technician",
  ],
  soundOff: ["♪ 打开声音", "♪ Turn sound on"], soundOn: ["♪ 声音已开", "♪ Sound is on"],
  quiet: ["目前没有需要处理的告警\n新告警会自动出现并响铃", "No alarms need you now\nNew ones appear here and ring"],
  quietMute: [
    "目前没有需要处理的告警\n声音未打开，请点右上角“打开声音”", "No alarms need you now\nSound is off: turn it on above",
  ],
  choose: ["选择一条告警查看详情", "Choose an alarm to see more"],
  back: ["‹ 返回列表", "‹ Back to the list"],
  P1: ["紧急", "Emergency"], P2: ["重要", "Important"], P3: ["一般", "Routine"], P4: ["提示", "Notice"],
  new: ["新", "New"], answered: ["已接", "Answered"], working: ["处理中", "In hand"],
  returned: ["已恢复待确认", "Over, unanswered"], shelved: ["暂缓", "Shelved"], out: ["停用", "Out of service"],
  called_back: ["已回拨", "called back"], dispatched: ["已派人", "somebody sent"], on_site: ["已到场", "on site"],
  recovered: ["已恢复", "condition over"], test: ["测试", "Test"], lateAlarm: ["补报", "Late"],
  times: ["第 {0} 次", "{0} times"], gateway: ["系统自身", "The gateway itself"], bed: ["床位 {0}", "Bed {0}"],
  household: ["家庭 {0}", "Household {0}"], township: ["乡镇 {0}", "Township {0}"], device: ["设备 {0}", "Device {0}"],
  age: ["{0} 岁", "aged {0}"], heldUntil: ["至 {0}", "until {0}"],
  nextIn: ["{0}后通知下一级", "next people told in {0}"], nextNow: ["正在通知下一级", "telling the next people"],
  callIn: ["请在 {0}内回拨", "call back within {0}"], callNow: ["回拨超时", "call back overdue"],
  seconds: ["{0} 秒", "{0} s"], minutes: ["{0} 分 {1} 秒", "{0} min {1} s"], hours: ["{0} 小时 {1} 分", "{0} h {1} min"],
  days: ["{0} 天 {1} 小时", "{0} d {1} h"], wholeMinutes: ["{0} 分钟", "{0} minutes"],
  acknowledge: ["接警", "Answer"], callback: ["回拨", "Call back"], dispatch: ["派人", "Send somebody"],
  arrive: ["到场", "On site"], close: ["关闭", "Close"], comment: ["备注", "Comment"], shelve: ["暂缓", "Shelve"],
  unshelve: ["取消暂缓", "Let it ring"], assign: ["转交", "Hand to"], reopen: ["撤销关闭", "Undo closing"],
  callbackAsk: ["回拨结果", "What the call showed"], arriveAsk: ["现场情况", "What was found"],
  commentAsk: ["备注内容", "Comment"], noteAsk: ["说明", "Note"],
  noteNeeded: ["说明（紧急告警必填）", "Note (an emergency needs one)"],
  responderAsk: ["派谁去", "Who is sent"], assignAsk: ["转交给（账号）", "Hand to (user)"],
  shelveAsk: ["暂缓时长", "For how long"], shelveReason: ["暂缓原因", "Why"], closeAsk: ["关闭原因", "Why it is closed"],
  untilClear: ["情况恢复正常时，暂缓自动结束", "It ends earlier when the condition is over"],
  confirm: ["确认", "Confirm"], cancel: ["取消", "Cancel"],
  saidWell: ["已接通，本人平安", "Spoke with them: well"], saidHelp: ["已接通，需要帮助", "Spoke with them: need help"],
  saidFamily: ["已接通家属", "Spoke with the family"], saidNobody: ["无人接听", "Nobody answered"],
  lastCard: ["设备最后所在床位，老人卡片", "Where the device was last: resident"],
  card: ["老人卡片", "Resident"], openCard: ["查看完整信息（将留下记录）", "Show everything (is recorded)"],
  phone: ["电话", "Telephone"], address: ["地址", "Address"], devices: ["设备", "Devices"],
  lastSign: ["最近信号 {0}", "heard {0}"], noSign: ["两天内无信号", "not heard for two days"],
  offline: ["离线", "offline"], late: ["信号迟到", "late"],
  noPerson: ["此床位目前没有服务对象", "Nobody is served in this bed"], guardian: ["监护人", "guardian"],
  noCard: ["此账号看不到这张老人卡片", "This user may not see the card"],
  cardFailed: ["老人卡片暂时无法读取，正在重试", "The card cannot be read now; trying again"],
  history: ["处理记录", "What happened"], system: ["系统", "gateway"], family: ["家属", "family"],
  done: ["已{0}", "{0}: done"], closedToast: ["告警 {0} 已关闭", "Alarm {0} is closed"],
  refused: ["未执行：{0}", "Not done: {0}"],
  unsentStep: ["告警 {0} {1}：{2}", "Alarm {0}, {1}: {2}"],
  notAnswered: ["没有收到系统答复，可能已执行，请重试", "no answer came; it may have been done; try again"],
  notSignedIn: ["登录已失效，没有执行，请重试", "the session was over; it was not done; try again"],
  retry: ["重试", "Try again"], letGo: ["不再重试", "Let it go"],
  raised: ["发生", "raised"], repeated: ["再次发生", "again"], escalated: ["升级", "escalated"],
  downgraded: ["降级", "downgraded"], acknowledged: ["接警", "answered"], cleared: ["恢复", "condition over"],
  reminded: ["再次提醒", "reminded"], closed: ["关闭", "closed"], arrived: ["到场", "on site"],
  commented: ["备注", "comment"], assigned: ["转交", "handed to"], unshelved: ["暂缓结束", "rings again"],
  suppressed: ["自动暂缓", "held by rule"], unsuppressed: ["自动暂缓结束", "rings again"],
  taken_out_of_service: ["停用", "out of service"], returned_to_service: ["恢复使用", "in service"],
  reopened: ["撤销关闭", "reopened"], handed_over: ["家属未处理，转值班台", "handed to the desk"],
  chattering: ["反复触发", "comes and goes"], reescalated: ["未回拨，重新响铃", "no call back: rings again"],
  realarmed: ["久未恢复，再次响铃", "rings again"],
  "real-help-given": ["已实际救助", "Real help given"], "120-called": ["已呼叫120", "120 called"],
  "false-press": ["误按", "False press"], "test-reason": ["测试", "Test"], "device-fault": ["设备故障", "Device fault"],
  "cared-for-by-family": ["家属已照护", "Cared for by family"], "person-away": ["老人外出", "Person away"],
  duplicate: ["重复", "Duplicate"], "unreachable-dispatched": ["联系不上已派人", "Unreachable, somebody sent"],
  other: ["其他", "Other"],
  "problem-unavailable": ["系统正忙，请稍后再试", "the gateway is busy; try again soon"],
  "problem-internal-error": ["系统出错，请重试；仍然不行请联系技术员", "the gateway failed; try again, then call a technician"],
  "problem-too-many-requests": ["尝试次数过多，请 {0}后再试", "too many tries; again in {0}"],
  "problem-unauthenticated": ["登录已失效，请重新登录", "the session is over; sign in again"],
  "problem-expired-credential": ["登录已失效，请重新登录", "the session is over; sign in again"],
  "problem-missing-csrf-token": ["登录已失效，请重新登录", "the session is over; sign in again"],
  "problem-locked-user": ["此账号已锁定，请联系管理员解锁", "this user is locked; who made the user can unlock it"],
  "problem-forbidden": ["此账号无权这样做", "this user may not do that"],
  "problem-not-found": ["没有找到，或不在您的服务范围内", "there is none, or it is not yours"],
  "problem-refused": ["系统不接受，可能已有人处理，请看处理记录", "not taken; somebody may have done it: see what happened"],
  "problem-conflict": ["正在办理，请稍候", "it is being done; wait a moment"],
  "problem-invalid-value": ["填写的内容不符合要求", "what was entered is not what is needed"],
  "problem-malformed-body": ["填写的内容不符合要求", "what was entered is not what is needed"],
  "problem-other": ["没有成功，请重试；仍然不行请联系技术员", "it failed; try again, then call a technician"],
  familyTitle: ["家中情况", "At home"], familyQuiet: ["现在没有告警", "No alarms now"],
  visits: ["上门服务", "Visits"], visitLast: ["上次上门", "Last visit"], visitNext: ["下次上门", "Next visit"],
  visitNone: ["还没有上门记录", "none yet"], visitUnplanned: ["尚未安排", "not planned yet"],
  visitNow: ["服务人员正在家中", "staff are there now"],
  present: ["我在现场", "I am there"], presentDone: ["已告诉值班员：您在现场", "The desk knows that you are there"],
  familyOver: ["链接已失效，请向服务机构索取新链接", "The link is over; ask the provider for a new one"],
  familyCut: [
    "无法连接，以下内容可能已过时，正在重试…如有急事，请直接给服务机构打电话",
    "No connection: this may be out of date. Trying again… In an emergency call the provider",
  ],
  familyTrouble: [
    "系统故障：可能收不到家中设备的信号，新告警可能不显示。如有急事，请直接给服务机构打电话",
    "The service is in trouble: devices may not be heard, new alarms not shown. In an emergency call the provider",
  ],
  familyFailure: [
    "此页面出错，显示的内容可能不全，请刷新页面。如有急事，请直接给服务机构打电话",
    "This page has failed and may show less than there is. Load it again; in an emergency call the provider",
  ],
  online: ["在线", "online"], silent: ["无信号", "silent"], none: ["不联网", "does not report"],
  waiting: ["已通知值班台，等待接警", "The desk is being called"], helpAnswered: ["值班员已接警", "The desk has answered"],
};

let chinese = true;
try {
  chinese = localStorage.getItem("language") !== "en";
} catch { /* A browser that keeps nothing speaks Chinese. */ }

/** The words of that name, with values in place of {0}, {1}. */
export function say(name, ...values) {
  const text = words[name]?.[chinese ? 0 : 1] ?? name;
  return text.replace(/\{(\d)\}/g, (_, index) => values[index] ?? "");
}

/** Whether there are words of that name. */
export const knows = (name) => name in words;

/** One of a pair {zh, en}. */
export const either = (pair) => (chinese ? pair.zh : pair.en);

/** Writes the words into everything that names some. */
export function sayAll(root = document) {
  document.documentElement.lang = chinese ? "zh-CN" : "en";
  for (const element of root.querySelectorAll("[data-say]")) element.textContent = say(element.dataset.say);
  for (const element of root.querySelectorAll("[data-label]")) {
    element.setAttribute("aria-label", say(element.dataset.label));
  }
  for (const button of root.querySelectorAll(".language")) button.textContent = chinese ? "English" : "中文";
}

/** Takes the other language. */
export function switchLanguage() {
  chinese = !chinese;
  try { localStorage.setItem("language", chinese ? "zh" : "en"); } catch { /* It holds until the page is left. */ }
  sayAll();
}
