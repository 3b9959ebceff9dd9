"""What views and commands can be found by in the palette beside their titles: Chinese words, and other English ones."""

from __future__ import annotations

VIEW_WORDS = {
    "overview": ("总览 联盟", "map who is who"),
    "timeline": ("时间线 里程碑 大事记", "milestones events"),
    "deliveries": ("交付 销量", "sales volume"),
    "scaling": ("规模 百万 爬坡", "growth ramp months since"),
    "prices": ("价格 售价", "cost ladder"),
    "roles": ("分工 角色 合作模式", "who leads co-operation"),
    "technology": ("技术 智驾 座舱 激光雷达", "cockpit lidar driver assistance"),
    "finances": ("财务 营收 利润", "revenue profit margin"),
    "claims": ("论断 核查", "article verdicts"),
    "compare": ("对比 比较", "side by side versus"),
    "scenario": ("情景 假设", "what if assumptions"),
}

# By the action's id; what starts with one of these ids counts as well, for the rows of a submenu.
ACTION_WORDS = {
    "file.open": ("打开数据包", "load folder zip"),
    "file.open_bundled": ("打开鸿蒙智行数据包", "data default"),
    "file.close": ("关闭数据包", ""),
    "file.export": ("导出图表", "save picture"),
    "file.quit": ("退出", "exit close window"),
    "export.": ("导出", "save file"),
    "edit.undo": ("撤销", "take back"),
    "edit.redo": ("重做", "again"),
    "edit.copy_link": ("复制链接", "address share"),
    "edit.copy_picture": ("复制图片", "image clipboard"),
    "edit.copy_table": ("复制表格", "cells clipboard spreadsheet"),
    "edit.copy_fact": ("复制事实 引用", "citation clipboard"),
    "edit.copy_details": ("复制详情", "dossier text clipboard"),
    "edit.copy_bibliography": ("复制参考文献", "sources citations references"),
    "edit.find": ("搜索", "search filter"),
    "view.table": ("表格", "numbers"),
    "view.notes": ("注释", "caveats"),
    "view.zoom_in": ("放大", ""),
    "view.zoom_out": ("缩小", ""),
    "view.zoom_all": ("全部时间", "reset range"),
    "view.tree": ("目录树", "sidebar left"),
    "view.details": ("详情", "sidebar right facts"),
    "theme.": ("主题 深色 浅色", "colours mode"),
    "go.back": ("后退", "previous"),
    "go.forward": ("前进", ""),
    "go.look_back": ("回看 截至日期", "as of time machine history"),
    "go.now": ("回到现在", "as of today"),
    "compare.": ("对比 比较", "side by side versus"),
    "story.add_step": ("故事 添加步骤", "capture slide"),
    "present.room": ("会场检查 字号 可读", "legible readable font size letters larger far seat distance"),
    "present.remote": ("遥控器 翻页笔 按键", "clicker pointer learn shortcuts keyboard media keys"),
    "present.": ("演示 放映 投影", "slide show audience screen display"),
    "story.": ("故事 演讲 讲稿", "slide presentation talk briefing"),
    "go.sources": ("来源 参考文献", "bibliography citations references"),
    "go.next_region": ("下一区域", "focus"),
    "go.previous_region": ("上一区域", "focus"),
    "help.keys": ("快捷键", "shortcuts keyboard"),
    "help.about": ("关于", "version licences"),
}


def action_words(action_id: str) -> tuple[str, str]:
    """Return what an action can be found by: Chinese words and other English ones, either of which may be empty."""
    if action_id in ACTION_WORDS:
        return ACTION_WORDS[action_id]
    return next((words for start, words in ACTION_WORDS.items() if action_id.startswith(start)), ("", ""))
