<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
 <context>
  <name>landpatrol</name>
  <message>
   <source>  and {count} more, see the report.</source>
   <translation>  另有{count}条，见报告。</translation>
  </message>
  <message>
   <source> and {count} more</source>
   <translation> 等，另有{count}项</translation>
  </message>
  <message>
   <source>A case needs at least one parcel; give their codes.</source>
   <translation>案件至少要有一个图斑，请填写图斑编号。</translation>
  </message>
  <message>
   <source>A placeholder in the template {path} is not written properly: {reason}. Placeholders are names in double braces.</source>
   <translation>模板{path}中有占位符书写有误：{reason}。占位符是双层花括号中的名称。</translation>
  </message>
  <message>
   <source>A term of {length} days cannot be counted; give 0 to {longest}.</source>
   <translation>期限{length}天无法计算，请填0至{longest}。</translation>
  </message>
  <message>
   <source>A workspace needs a CGCS2000 Gauss-Krüger zone (for Hongze EPSG:4528), not {crs}.</source>
   <translation>工作空间须采用2000国家大地坐标系高斯—克吕格分带投影（洪泽为EPSG:4528），不能采用{crs}。</translation>
  </message>
  <message>
   <source>A workspace needs the CGCS2000 zone of the county; that of Hongze is chosen.</source>
   <translation>工作空间须采用本县所在的CGCS2000高斯—克吕格投影带；已选洪泽所用的投影带。</translation>
  </message>
  <message>
   <source>Accept TXT with X and Y interchanged</source>
   <translation>允许X、Y标反的TXT</translation>
  </message>
  <message>
   <source>Add photos as evidence</source>
   <translation>登记证据照片</translation>
  </message>
  <message>
   <source>Add photos…</source>
   <translation>添加照片…</translation>
  </message>
  <message>
   <source>All of a quarter…</source>
   <translation>按季度批量生成…</translation>
  </message>
  <message>
   <source>All {count} figures of {folder} follow from their inputs.</source>
   <translation>{folder}中的{count}项数字均能由其输入数据重新算出。</translation>
  </message>
  <message>
   <source>Appends an event to a case, or to a parcel that is still a clue, and moves the case to the stage it reaches. Events are never overwritten: to correct one, enter it anew and name the old one in CORRECTS.

An event that cannot be right is refused in words: a stop notice before the find, closing before filing, filing without approver or without two officers, an extension of more than ten working days.</source>
   <translation>为案件（或尚为线索的图斑）追加一个事件，案件随之进入相应阶段。事件只追加、不改写：如需更正，请重新登记，并在CORRECTS中填写被更正事件的编号。

不合理的事件将被拒绝并说明理由：责令停止早于发现、未立案先结案、立案无批准人或不足两名承办人、延期超过十个工作日等。</translation>
  </message>
  <message>
   <source>Approved by</source>
   <translation>批准人</translation>
  </message>
  <message>
   <source>Approved, registered or temporary land</source>
   <translation>已批、备案或临时用地</translation>
  </message>
  <message>
   <source>Area method</source>
   <translation>面积量算方法</translation>
  </message>
  <message>
   <source>As of</source>
   <translation>截至</translation>
  </message>
  <message>
   <source>Backup of the old workspace</source>
   <translation>旧工作空间的备份</translation>
  </message>
  <message>
   <source>Basic farmland (mu)</source>
   <translation>永久基本农田（亩）</translation>
  </message>
  <message>
   <source>Bearings and distances need a plane in metres, not {crs}; choose the CGCS2000 zone of the survey, for Hongze usually EPSG:4528.</source>
   <translation>方位角和距离须在以米为单位的平面坐标系中使用，不能用{crs}；请选择测量所用的CGCS2000投影带，洪泽一般为EPSG:4528。</translation>
  </message>
  <message>
   <source>Boundary points</source>
   <translation>界址点</translation>
  </message>
  <message>
   <source>Boundary points written</source>
   <translation>写出界址点数</translation>
  </message>
  <message>
   <source>Breakdown by class</source>
   <translation>地类构成</translation>
  </message>
  <message>
   <source>Brings a workspace made by an older LandPatrol to the present version. The old file is kept beside it as a backup, and replaced only when everything succeeded.</source>
   <translation>将旧版本创建的工作空间升级到当前版本。旧文件作为备份保留在旁边，全部成功后才会替换。</translation>
  </message>
  <message>
   <source>By calendar days</source>
   <translation>按自然日</translation>
  </message>
  <message>
   <source>By its recorded areas this is not a major case; every page of the report says so.</source>
   <translation>按记录面积，本案未达到重大案件标准；报告各页均已注明。</translation>
  </message>
  <message>
   <source>By working days</source>
   <translation>按工作日</translation>
  </message>
  <message>
   <source>Calendar of a year (JSON or CSV)</source>
   <translation>年度放假调休表（JSON或CSV）</translation>
  </message>
  <message>
   <source>Calendar published: {change}</source>
   <translation>放假安排已公布：{change}</translation>
  </message>
  <message>
   <source>Cancel</source>
   <translation>取消</translation>
  </message>
  <message>
   <source>Cancelled.</source>
   <translation>已取消。</translation>
  </message>
  <message>
   <source>Case</source>
   <translation>案件</translation>
  </message>
  <message>
   <source>Case clock</source>
   <translation>案件时限</translation>
  </message>
  <message>
   <source>Case code</source>
   <translation>案件编号</translation>
  </message>
  <message>
   <source>Case code (empty: all photos)</source>
   <translation>案件编号（留空为全部照片）</translation>
  </message>
  <message>
   <source>Case code (empty: the next one)</source>
   <translation>案件编号（留空为自动编号）</translation>
  </message>
  <message>
   <source>Case code, or the code of a parcel that is a clue</source>
   <translation>案件编号，或线索图斑的编号</translation>
  </message>
  <message>
   <source>Cases</source>
   <translation>案件</translation>
  </message>
  <message>
   <source>Cases that failed</source>
   <translation>未生成的案件数</translation>
  </message>
  <message>
   <source>Cause of action</source>
   <translation>案由</translation>
  </message>
  <message>
   <source>Changed</source>
   <translation>内容有变</translation>
  </message>
  <message>
   <source>Check construction sites</source>
   <translation>在建用地核查</translation>
  </message>
  <message>
   <source>Check the evidence files</source>
   <translation>核对证据文件</translation>
  </message>
  <message>
   <source>Checked by</source>
   <translation>审核人</translation>
  </message>
  <message>
   <source>Choose a case first.</source>
   <translation>请先选中一个案件。</translation>
  </message>
  <message>
   <source>Class map (*.csv)</source>
   <translation>地类对照表 (*.csv)</translation>
  </message>
  <message>
   <source>Class scheme of the land-use layer</source>
   <translation>地类图层的分类方案</translation>
  </message>
  <message>
   <source>Class-map file (instead of a scheme)</source>
   <translation>地类对照表文件（代替分类方案）</translation>
  </message>
  <message>
   <source>Code</source>
   <translation>编号</translation>
  </message>
  <message>
   <source>Code of the case, parcel or patrol</source>
   <translation>案件、图斑或巡查编号</translation>
  </message>
  <message>
   <source>Code of the document</source>
   <translation>文书编号</translation>
  </message>
  <message>
   <source>Code of the event that is corrected</source>
   <translation>被更正事件的编号</translation>
  </message>
  <message>
   <source>Code of the link</source>
   <translation>关联编号</translation>
  </message>
  <message>
   <source>Code of the unit</source>
   <translation>机构编号</translation>
  </message>
  <message>
   <source>Code of the unit that handles it</source>
   <translation>承办机构编号</translation>
  </message>
  <message>
   <source>Code of the visit</source>
   <translation>巡查记录编号</translation>
  </message>
  <message>
   <source>Coordinate system</source>
   <translation>坐标系</translation>
  </message>
  <message>
   <source>Coordinate system of files that do not tell theirs</source>
   <translation>未注明坐标系的文件按此坐标系读取</translation>
  </message>
  <message>
   <source>Coordinate system of the result (default: the first file's)</source>
   <translation>结果坐标系（默认与第一个文件相同）</translation>
  </message>
  <message>
   <source>Coordinate system of the workspace</source>
   <translation>工作空间的坐标系</translation>
  </message>
  <message>
   <source>Count a due date</source>
   <translation>计算到期日</translation>
  </message>
  <message>
   <source>Counts a term from the day of its trigger, which itself is not counted, in working days (工作日) or in days (日); a last day that is not worked is rolled forward.

Working days follow the published calendars with their make-up Saturdays and Sundays (chinesecalendar) and the years entered by the office (CALENDAR, or the workspace). Where the notice for a year is not out yet, the days go by Monday to Friday and the date is PROVISIONAL; so it is for every year where chinesecalendar is not installed and no table was entered.</source>
   <translation>自起算事由发生之日起计算期限，当日不计入，可按工作日或日计算；末日为休息日的顺延至下一个工作日。

工作日依据国务院办公厅公布的放假调休安排（chinesecalendar，含调休上班的周六、周日）以及本局录入的年度放假调休表（CALENDAR参数或工作空间中的设置）。某年安排尚未公布的，按周一至周五计算，所得日期为暂定（PROVISIONAL）；未安装chinesecalendar且未录入年度表的，各年均为暂定。</translation>
  </message>
  <message>
   <source>Counts the rates of the work plan for each unit and for all of them, with n/N and the Wilson interval; rates of fewer than 20 items are labelled. Targets and denominators are data; the setting rates.denominator.RATE of a workspace chooses another denominator. The last column names what is lacking, so that every figure can be looked up.

The state of the last day counts, or of TODAY (by default the present day) if it comes earlier.</source>
   <translation>按机构并合计统计工作方案规定的各项比率，列明分子、分母和威尔逊置信区间；不足20件的注明样本偏少。目标和分母口径可在数据文件中修改，也可用工作空间的设置项rates.denominator.指标代码另选分母。表中列出未达到的图斑和案件，每个数都可查对。

以时段最后一天的状态为准；TODAY（默认当天）较早的，以TODAY为准。</translation>
  </message>
  <message>
   <source>Create a workspace</source>
   <translation>新建工作空间</translation>
  </message>
  <message>
   <source>Create sample county</source>
   <translation>生成示范县数据</translation>
  </message>
  <message>
   <source>Creates an empty workspace in one GeoPackage: tables for units, officers, plans, zones, patrols, tracks, parcels, measurements, cases, documents and photos, with Chinese names, that plain QGIS can open. Reference layers (land use, basic farmland, imagery) are linked later, not copied.</source>
   <translation>在一个GeoPackage文件中新建空的工作空间，包含机构、人员、巡查计划、责任区、巡查、轨迹、违法图斑、量算结果、案件、文书、照片等表，名称均为中文，不装本插件的QGIS也能打开。地类、永久基本农田、影像等参考图层以后再关联，不复制数据。</translation>
  </message>
  <message>
   <source>Cultivated (mu)</source>
   <translation>耕地（亩）</translation>
  </message>
  <message>
   <source>DATE {text} is no date; write it as 2026-09-18.</source>
   <translation>DATE的值“{text}”不是日期，请写成2026-09-18的形式。</translation>
  </message>
  <message>
   <source>Date (YYYY-MM-DD, default: today)</source>
   <translation>日期（YYYY-MM-DD，默认当天）</translation>
  </message>
  <message>
   <source>Date of the image (YYYY-MM-DD)</source>
   <translation>影像日期（YYYY-MM-DD）</translation>
  </message>
  <message>
   <source>Date of the images, as printed</source>
   <translation>影像日期（照此打印）</translation>
  </message>
  <message>
   <source>Date of the paper (empty: today)</source>
   <translation>文书日期（留空为今日）</translation>
  </message>
  <message>
   <source>Date of the report (default: today)</source>
   <translation>报告日期（留空为今日）</translation>
  </message>
  <message>
   <source>Datum of the coordinates</source>
   <translation>照片定位的坐标基准</translation>
  </message>
  <message>
   <source>Day</source>
   <translation>日期</translation>
  </message>
  <message>
   <source>Day of the find</source>
   <translation>发现日期</translation>
  </message>
  <message>
   <source>Day of the trigger</source>
   <translation>起算事由发生之日</translation>
  </message>
  <message>
   <source>Day of the visit</source>
   <translation>巡查日期</translation>
  </message>
  <message>
   <source>Day on which it happened</source>
   <translation>发生日期</translation>
  </message>
  <message>
   <source>Day whose state counts (empty: today)</source>
   <translation>截至日期（留空为今日）</translation>
  </message>
  <message>
   <source>Days (of an extension)</source>
   <translation>天数（延期）</translation>
  </message>
  <message>
   <source>Days left</source>
   <translation>剩余工作日</translation>
  </message>
  <message>
   <source>Deadlines</source>
   <translation>时限</translation>
  </message>
  <message>
   <source>Deadlines in force</source>
   <translation>现行时限项数</translation>
  </message>
  <message>
   <source>Deadlines of the office (JSON)</source>
   <translation>本局时限规定（JSON）</translation>
  </message>
  <message>
   <source>Department list (*.json)</source>
   <translation>部门名单 (*.json)</translation>
  </message>
  <message>
   <source>Desk</source>
   <translation>工作台</translation>
  </message>
  <message>
   <source>Dialect</source>
   <translation>文件变体</translation>
  </message>
  <message>
   <source>Discovery audit</source>
   <translation>发现情况核查</translation>
  </message>
  <message>
   <source>Distribute the misclosure by length</source>
   <translation>按边长分配闭合差</translation>
  </message>
  <message>
   <source>Document code</source>
   <translation>文书记录编号</translation>
  </message>
  <message>
   <source>Document number</source>
   <translation>文书编号</translation>
  </message>
  <message>
   <source>Document number (empty: the next one)</source>
   <translation>文号（留空为下一号）</translation>
  </message>
  <message>
   <source>Document number (发文字号)</source>
   <translation>发文字号</translation>
  </message>
  <message>
   <source>Documents</source>
   <translation>文书</translation>
  </message>
  <message>
   <source>Done late or missed</source>
   <translation>逾期完成或未办理</translation>
  </message>
  <message>
   <source>Dots per inch</source>
   <translation>分辨率（点/英寸）</translation>
  </message>
  <message>
   <source>Draft only</source>
   <translation>仅为草稿</translation>
  </message>
  <message>
   <source>Draft: print although items are missing</source>
   <translation>草稿：有缺项也打印</translation>
  </message>
  <message>
   <source>Draws each page of a PDF as a PNG, for a look before it is sent.</source>
   <translation>把PDF的每一页绘成PNG图片，供发出前查看。</translation>
  </message>
  <message>
   <source>Due date</source>
   <translation>到期日</translation>
  </message>
  <message>
   <source>Due date before rolling</source>
   <translation>顺延前的到期日</translation>
  </message>
  <message>
   <source>Due dates before and after</source>
   <translation>变动前后的到期日</translation>
  </message>
  <message>
   <source>Due dates settled</source>
   <translation>由暂定转为确定的到期日数</translation>
  </message>
  <message>
   <source>Due soon</source>
   <translation>即将到期</translation>
  </message>
  <message>
   <source>Due today</source>
   <translation>今日到期</translation>
  </message>
  <message>
   <source>Due within seven days</source>
   <translation>七日内到期</translation>
  </message>
  <message>
   <source>Duties</source>
   <translation>待办事项</translation>
  </message>
  <message>
   <source>Duties still to be done</source>
   <translation>待办事项数</translation>
  </message>
  <message>
   <source>Duty</source>
   <translation>事项</translation>
  </message>
  <message>
   <source>ENCODING {encoding} is not known; give for example GB18030 or UTF-8.</source>
   <translation>ENCODING的值“{encoding}”不是已知编码，请填写GB18030、UTF-8等。</translation>
  </message>
  <message>
   <source>Easting Y of the start (metres)</source>
   <translation>起点横坐标Y（米）</translation>
  </message>
  <message>
   <source>Encoding of shapefile tables (default: detected)</source>
   <translation>shapefile属性表编码（默认自动识别）</translation>
  </message>
  <message>
   <source>Enter a year's calendar</source>
   <translation>录入年度放假调休表</translation>
  </message>
  <message>
   <source>Enter it as the check of this quarter</source>
   <translation>登记为本季度的检查</translation>
  </message>
  <message>
   <source>Enters a visit to a construction site under way: day, officer, stage, what was seen and what was found. The site takes the stage over.</source>
   <translation>登记对在建用地的一次巡查：日期、人员、进度、现场情况和发现的问题；在建用地的进度随之更新。</translation>
  </message>
  <message>
   <source>Enters photos into a workspace with place, direction, time and SHA-256 from their files, linked where they lie or copied into the folder of the case. Photos without place or time, taken outside the patrol or before the find, far from the parcel, edited, or entered before are asked about in REPORT and in the table of photos; a file that is no photo or is broken is skipped and named. Times without a zone are taken as Beijing time, and that is said.</source>
   <translation>把照片登记到工作空间，位置、方位、时间和SHA-256校验值取自照片文件；照片留在原处或复制到案卷文件夹。没有定位或时间的、在巡查时段之外或发现之前拍摄的、离图斑过远的、经软件处理过的、以前登记过的，在REPORT和照片表中提出核实问题；不是照片或已损坏的文件跳过并列明。未记时区的按北京时间计，并作说明。</translation>
  </message>
  <message>
   <source>Enters the days off and the make-up working days of a year, as the State Council's notice gives them, into the workspace: JSON with year, off and work (the form of the holiday-cn project will do), or CSV lines like 2027-01-01,休 and 2027-02-20,班. The last days of the December before may be among them.

Due dates that were provisional for want of this calendar are computed again, and each is logged with its old and new day.</source>
   <translation>将国务院办公厅通知公布的某年放假日和调休上班日录入工作空间：可用含year、off、work的JSON（holiday-cn项目的格式亦可），或每行形如“2027-01-01,休”“2027-02-20,班”的CSV；可包含上年12月末的日期。

因缺少该年安排而暂定的到期日将重新计算，逐条记录变动前后的日期。</translation>
  </message>
  <message>
   <source>Event code</source>
   <translation>事件编号</translation>
  </message>
  <message>
   <source>Events</source>
   <translation>经过</translation>
  </message>
  <message>
   <source>Every figure of {code} follows from its inputs and from the workspace.</source>
   <translation>{code}的每个数字均可由其输入数据和工作空间复算得出。</translation>
  </message>
  <message>
   <source>Evidence index</source>
   <translation>证据目录</translation>
  </message>
  <message>
   <source>Export boundary points (TXT)</source>
   <translation>导出界址点（TXT）</translation>
  </message>
  <message>
   <source>Field of the boundary's source (survey, rtk, image, phone …)</source>
   <translation>界线来源字段（survey、rtk、image、phone等）</translation>
  </message>
  <message>
   <source>Field of the case kind</source>
   <translation>案件类型字段</translation>
  </message>
  <message>
   <source>Field of the class code</source>
   <translation>地类编码字段</translation>
  </message>
  <message>
   <source>Field of the date (empty: any date)</source>
   <translation>日期字段（留空为不限日期）</translation>
  </message>
  <message>
   <source>Field of the party</source>
   <translation>当事人字段</translation>
  </message>
  <message>
   <source>Figures on record</source>
   <translation>有记录的数字个数</translation>
  </message>
  <message>
   <source>Files (or .gdb folders)</source>
   <translation>文件（或.gdb文件夹）</translation>
  </message>
  <message>
   <source>Files of {folder} are missing or were changed since it was made: {files}.</source>
   <translation>{folder}中有文件在生成之后缺失或被改动：{files}。</translation>
  </message>
  <message>
   <source>Files refused</source>
   <translation>拒绝导入的文件数</translation>
  </message>
  <message>
   <source>Files skipped</source>
   <translation>跳过的文件</translation>
  </message>
  <message>
   <source>Files that differ</source>
   <translation>不符的文件</translation>
  </message>
  <message>
   <source>Fills a form of the office from the workspace and writes it as DOCX and PDF. CODE is a case, a parcel that is still a clue, or a patrol. What is missing is listed and nothing is printed.

The number follows the pattern in the setting document.number.FORM of the workspace, e.g. 示停〔{year}〕{number}号, and is never given twice; the same form of the same case and day keeps its number when it is made again. The office's own templates lie in the folder 模板 beside the workspace.</source>
   <translation>用工作空间中的数据填写文书，输出DOCX和PDF。CODE为案件、仍为线索的图斑或巡查的编号。有缺项时逐项列出，不予打印。

文号按工作空间设置document.number.文书代码所定格式编排，例如示停〔{year}〕{number}号，同一文号不会给出两次；同一案件同日的同一文书重新制作时沿用原文号。本单位的模板放在工作空间旁的“模板”文件夹。</translation>
  </message>
  <message>
   <source>Findings, a line each</source>
   <translation>问题（每行一条）</translation>
  </message>
  <message>
   <source>First day</source>
   <translation>开始日期</translation>
  </message>
  <message>
   <source>First day, where no month is given</source>
   <translation>开始日期（未填月份时）</translation>
  </message>
  <message>
   <source>First officer</source>
   <translation>承办人一</translation>
  </message>
  <message>
   <source>Folder</source>
   <translation>文件夹</translation>
  </message>
  <message>
   <source>Folder of the images</source>
   <translation>影像文件夹</translation>
  </message>
  <message>
   <source>Folder of the pictures</source>
   <translation>图片文件夹</translation>
  </message>
  <message>
   <source>Folder of the report set</source>
   <translation>成果文件夹</translation>
  </message>
  <message>
   <source>Folder of the report sets</source>
   <translation>各套成果所在的文件夹</translation>
  </message>
  <message>
   <source>Folder of the sample county</source>
   <translation>示范县文件夹</translation>
  </message>
  <message>
   <source>Folder to look through (empty: the case folders)</source>
   <translation>要核对的文件夹（留空为案卷文件夹）</translation>
  </message>
  <message>
   <source>Folder with photos</source>
   <translation>照片文件夹</translation>
  </message>
  <message>
   <source>Font file</source>
   <translation>字体设置文件</translation>
  </message>
  <message>
   <source>Font file (*.json)</source>
   <translation>字体设置文件 (*.json)</translation>
  </message>
  <message>
   <source>For each construction site: visits required, made, due and late since the beginning of the quarter, whether there is a permit and whether it has run its time, and ground beyond the permitted area or outside the linked layers of approved land. With CLUES, every site under way without a permit becomes a clue: a parcel that can be measured and made a case.</source>
   <translation>对每处在建用地列出：本季度以来应巡查、已巡查、本期尚应巡查和逾期未巡查的次数，有无批准文号、批准是否满期，用地是否超出批准面积或在已批用地图层之外。选中CLUES时，没有批准文号的在建用地转为线索，即一个可量算、可建立案件的图斑。</translation>
  </message>
  <message>
   <source>For each parcel first known from satellite, complaint or another office: which patrols passed within sight after the earliest image that shows it and before it was known, by the tracks that the workspace has, and how many days later than the 3 days of the plan it became known. Having passed within sight does not mean having been able to see: each row is a question to the patrol. Patrols without a track are counted beside.</source>
   <translation>对首先由卫片、举报或其他部门得知的图斑，按工作空间中的轨迹列出：在最早显示变化的影像之后、得知之前，有哪些巡查从视距以内经过，得知时比3日期限迟了几日。从视距内经过不等于当时能够看到，每一行都是请巡查人员说明的问题。没有轨迹的巡查另行计数。</translation>
  </message>
  <message>
   <source>Form</source>
   <translation>文书</translation>
  </message>
  <message>
   <source>Four local parameters ({text}) need a plane, but {crs} is in degrees; give seven parameters.</source>
   <translation>四参数（{text}）只能用于平面坐标，而{crs}以度为单位；请给出七参数。</translation>
  </message>
  <message>
   <source>Greatest gap (metres)</source>
   <translation>最大间距（米）</translation>
  </message>
  <message>
   <source>Group adjoining parcels into matters</source>
   <translation>相邻图斑并案建议</translation>
  </message>
  <message>
   <source>Health of the workspace</source>
   <translation>工作空间状况</translation>
  </message>
  <message>
   <source>Health of the workspace: double-click a lost layer to link it again</source>
   <translation>工作空间检查情况：双击找不到的图层可重新关联</translation>
  </message>
  <message>
   <source>Holds the files of a report set against their check sums, recomputes every figure from the frozen inputs in the set, and then, where WORKSPACE is given, from the workspace in use. Ends with an error that names the figures that no longer follow, with what is printed and what it would be now.</source>
   <translation>先按校验值检查成果中的文件，再由成果内留存的输入数据重新计算每一个数字；给出WORKSPACE时，还与正在使用的工作空间比对。有数字不再成立时以错误结束，列出这些数字的打印值和现值。</translation>
  </message>
  <message>
   <source>Holds the photos of a case, or of the whole workspace, against their files: which are missing, which are not what they were when they were entered (by SHA-256), and which photos lie in the folder of the case without being entered.</source>
   <translation>把一个案件或整个工作空间登记的照片与文件逐一核对：哪些文件不见了，哪些与登记时内容不同（按SHA-256校验），案卷文件夹中哪些照片没有登记。</translation>
  </message>
  <message>
   <source>Illegal (mu)</source>
   <translation>违法占地（亩）</translation>
  </message>
  <message>
   <source>Images linked</source>
   <translation>新关联的影像数</translation>
  </message>
  <message>
   <source>Images, the topmost first</source>
   <translation>影像（上层在前）</translation>
  </message>
  <message>
   <source>Import parcels</source>
   <translation>导入违法图斑</translation>
  </message>
  <message>
   <source>Import the other files when one is refused</source>
   <translation>有文件被拒绝时仍导入其他文件</translation>
  </message>
  <message>
   <source>Imported parcels</source>
   <translation>导入的图斑</translation>
  </message>
  <message>
   <source>Imports violation parcels from boundary-point TXT (勘测定界界址点), shapefile, GeoPackage, GeoJSON, KML/KMZ, DXF and file geodatabase into one layer. Declared areas and numbers of points are checked against the coordinates; every departure from the format is listed with its line, nothing is guessed.

CRS is used for files that do not tell their own. The result is in TARGET_CRS, or in the CRS of the first file. A file that cannot be read with certainty is refused with file, line and reason, and nothing is imported unless SKIP_REFUSED is set. REPORT records all findings.</source>
   <translation>把勘测定界界址点TXT、shapefile、GeoPackage、GeoJSON、KML/KMZ、DXF和文件地理数据库中的违法图斑导入同一图层。申报面积和界址点数与坐标核对；不合格式之处逐条列出行号，不作猜测。

未注明坐标系的文件按CRS读取。结果采用TARGET_CRS，未指定时采用第一个文件的坐标系。不能确切读取的文件拒绝导入，并说明文件、行号和原因；除非选中SKIP_REFUSED，否则全部不导入。检查结果全部记入REPORT。</translation>
  </message>
  <message>
   <source>In doubt</source>
   <translation>临界（待复测）</translation>
  </message>
  <message>
   <source>Index as a file (.xlsx, or .docx with its .pdf)</source>
   <translation>目录文件（.xlsx，或.docx并附.pdf）</translation>
  </message>
  <message>
   <source>Install these Python libraries for QGIS first: {names}.</source>
   <translation>请先为QGIS安装下列Python库：{names}。</translation>
  </message>
  <message>
   <source>Keeps in the workspace how the office reads a 日 that does not say 工作日: as calendar days with the last one rolled forward, or as working days; and, where RULES is given, the office's own deadlines in place of the plan's eighteen. RULES is a copy of processing/core/clock/data/deadlines.json with other lengths, triggers, documents or words; it is checked before it is kept.</source>
   <translation>在工作空间中保存：未写“工作日”的“日”如何计算（按自然日、末日顺延，或按工作日）；给出RULES文件的，以本局自定的时限代替方案的十八项。RULES由processing/core/clock/data/deadlines.json复制修改而成，可改期限、起算事由、文书和用语；保存前先行检查。</translation>
  </message>
  <message>
   <source>Land use (DLTB)</source>
   <translation>地类图斑（DLTB）</translation>
  </message>
  <message>
   <source>LandPatrol</source>
   <translation>国土执法巡查</translation>
  </message>
  <message>
   <source>LandPatrol's own template for {title} is missing; install LandPatrol again.</source>
   <translation>缺少随软件提供的《{title}》模板，请重新安装LandPatrol。</translation>
  </message>
  <message>
   <source>Last day</source>
   <translation>结束日期</translation>
  </message>
  <message>
   <source>Last day, where no month is given</source>
   <translation>结束日期（未填月份时）</translation>
  </message>
  <message>
   <source>Layer</source>
   <translation>图层</translation>
  </message>
  <message>
   <source>Ledger (PDF)</source>
   <translation>巡查台账（PDF）</translation>
  </message>
  <message>
   <source>Ledger (XLSX)</source>
   <translation>巡查台账（XLSX）</translation>
  </message>
  <message>
   <source>Ledger and monthly return</source>
   <translation>巡查台账和月报</translation>
  </message>
  <message>
   <source>Legs (bearing and distance, one a line)</source>
   <translation>各边（方位角和距离，每行一条）</translation>
  </message>
  <message>
   <source>Length</source>
   <translation>期限</translation>
  </message>
  <message>
   <source>Line {number} of the calendar {name}: “{word}” says neither day off (休) nor working day (班).</source>
   <translation>放假调休表“{name}”第{number}行：“{word}”既不是休，也不是班。</translation>
  </message>
  <message>
   <source>Link a folder of dated images to a workspace</source>
   <translation>关联整个文件夹的影像</translation>
  </message>
  <message>
   <source>Link a reference layer to a workspace</source>
   <translation>为工作空间关联参考图层</translation>
  </message>
  <message>
   <source>Link or copy into the case folder</source>
   <translation>留在原处（link）或复制到案卷文件夹（copy）</translation>
  </message>
  <message>
   <source>Link whose layer was moved (empty: a new link)</source>
   <translation>位置有变的关联编号（留空为新建关联）</translation>
  </message>
  <message>
   <source>Linked images that may show these parcels cannot be used: {images}. The images before and after are chosen without them. Link them again where they are now, and make the report again.</source>
   <translation>关联的影像未能使用，可能涉及本案图斑：{images}。前后时相未包括这些影像。请找到影像并重新关联，然后重新出具报告。</translation>
  </message>
  <message>
   <source>Links every image (GeoTIFF, VRT, JPEG 2000, IMG) of a folder and its subfolders as imagery. Its day is taken from the file's name (20260301, 2026-03-01, 2026年3月1日) or else from its date tag; an image without a day or a coordinate system is left out and named. The files stay where they are. The special report chooses the images before and after among them.</source>
   <translation>把文件夹及其子文件夹中的影像（GeoTIFF、VRT、JPEG 2000、IMG）全部关联到工作空间。拍摄日期取自文件名（20260301、2026-03-01、2026年3月1日），文件名没有的取影像的日期标签；没有日期或坐标系的影像不关联，并逐一列出。文件留在原处。专项报告从这些影像中选取前、后时相。</translation>
  </message>
  <message>
   <source>Links land use, basic farmland, approved land, planning, roads or imagery to a workspace. The data stay where they are; the workspace keeps their place, coordinate system, class scheme and class field. A layer on Xi'an 1980 or Beijing 1954 needs the county's local parameters; the workspace keeps them for measuring.

Where a linked layer was moved, LINK names its link: only the place is entered anew, and the layer there must be as it was.</source>
   <translation>为工作空间关联地类、永久基本农田、已批用地、规划、道路或影像图层。数据保留在原处，工作空间只记录其位置、坐标系、地类分类方案和地类字段。西安80、北京54坐标系的图层须给出本地转换参数，工作空间会保存该参数供量算时使用。

已关联的图层移动位置后，在LINK中填写该关联的编号：只更新位置，图层须与原来一致。</translation>
  </message>
  <message>
   <source>List of departments</source>
   <translation>部门名单</translation>
  </message>
  <message>
   <source>List pieces smaller than (square metres)</source>
   <translation>列出小于此面积的碎块（平方米）</translation>
  </message>
  <message>
   <source>Lists every duty that the events of the cases have started and that returns each day, week, month or quarter: by whom, by when in both readings of 日, done or late by how many days, and working days left. Overdue ones come first; the colour follows the earlier reading.

CASES holds the parcels with their next duty; TIMELINE one row for each parcel and stretch of days, for QGIS's Temporal Controller; REMINDERS the coming seven days as iCalendar. Dates beyond the published calendars are provisional; once the calendar is there, the clock says which of them changed and logs it.

The period START to END bounds the returning duties (empty: this week) and the timeline (empty: all).</source>
   <translation>列出各案件事件引起的以及每日、每周、每月、每季度应办的全部事项：由谁办理、“日”的两种计算口径下何时到期、是否完成或逾期几日、还剩几个工作日。逾期的排在最前，颜色按较早的到期日显示。

CASES为图斑及其下一待办；TIMELINE按图斑和时段各一行，供QGIS时态控制器拖动查看；REMINDERS为未来七日提醒（iCalendar）。超出已公布放假安排的日期为暂定；安排公布后，将列出并记录发生变动的日期。

START至END限定周期性事项（留空为本周）和时间轴（留空为全部）的范围。</translation>
  </message>
  <message>
   <source>Lists the photos of a case in the order of time: number, file, SHA-256, time, place, coordinates, direction, distance from the parcel, who took it, and what was asked about it.</source>
   <translation>按时间顺序列出案件的照片：序号、文件、SHA-256校验值、时间、地点、坐标、方位、距图斑距离、拍摄人和核验意见。</translation>
  </message>
  <message>
   <source>Local parameters for layers on Xi'an 1980 or Beijing 1954 (dx,dy,dz,rx,ry,rz,scale_ppm or dx,dy,rotation,scale_ppm or a PROJ pipeline)</source>
   <translation>西安80或北京54图层的当地转换参数（dx,dy,dz,rx,ry,rz,scale_ppm，或 dx,dy,rotation,scale_ppm，或 PROJ pipeline）</translation>
  </message>
  <message>
   <source>Looking for what is missing…</source>
   <translation>正在检查缺少的内容…</translation>
  </message>
  <message>
   <source>METHOD plane needs parcels in a CGCS2000 Gauss-Krüger zone, not in {crs}; choose METHOD ellipsoid or reproject the layer.</source>
   <translation>METHOD为plane时，图斑须采用2000国家大地坐标系高斯—克吕格分带投影，不能采用{crs}；请将METHOD改为ellipsoid，或对图层重新投影。</translation>
  </message>
  <message>
   <source>Made by</source>
   <translation>制表人</translation>
  </message>
  <message>
   <source>Major</source>
   <translation>重大案件</translation>
  </message>
  <message>
   <source>Major by the recorded figures</source>
   <translation>按记录面积达到重大案件标准的图斑数</translation>
  </message>
  <message>
   <source>Major cases</source>
   <translation>重大案件</translation>
  </message>
  <message>
   <source>Make a form</source>
   <translation>制作文书</translation>
  </message>
  <message>
   <source>Make clues of sites without permit</source>
   <translation>把没有批准文号的转为线索</translation>
  </message>
  <message>
   <source>Make form</source>
   <translation>制作文书</translation>
  </message>
  <message>
   <source>Make form…</source>
   <translation>制作文书…</translation>
  </message>
  <message>
   <source>Make the sets of all major cases of a quarter</source>
   <translation>为一个季度的全部重大案件生成成套报告</translation>
  </message>
  <message>
   <source>Make the special report</source>
   <translation>生成专项报告</translation>
  </message>
  <message>
   <source>Makes a case of one or more parcels that have none yet. The day of the find becomes its first event and starts the clock; what was entered for the parcels as clues comes along. Whether the case is major follows from the latest measuring. What is left empty is taken from the first parcel.</source>
   <translation>将尚未归入案件的一个或多个图斑建为案件。发现之日作为第一个事件并开始计算时限；图斑作为线索时登记的事件一并转入。是否重大案件依据最近一次量算结果。未填写的内容取自第一个图斑。</translation>
  </message>
  <message>
   <source>Makes a parcel from its legs, one a line: bearing and distance, such as N 35°12'30" E 120.55, 35-12-30, 120.55 or 北偏东35度12分 120.55米, with the name of its end and a colon before it if wanted. Bearings are grid bearings of the plane, distances horizontal metres; START is the first corner.

The legs should come back to the start. What they miss it by is kept with the parcel and, if asked for, distributed by length (Bowditch).</source>
   <translation>按各边的方位角和距离生成图斑，每行一条边，例如 N 35°12'30" E 120.55、35-12-30, 120.55 或 北偏东35度12分 120.55米；需要时可在前面写终点点号和冒号。方位角为坐标方位角，距离为水平距离（米）；START为第一个界址点。

各边应回到起点。闭合差随图斑记录，可选择按边长分配（Bowditch法）。</translation>
  </message>
  <message>
   <source>Makes the report set of every case found in the quarter that is entered or measured as major, each in a folder named after its code, and a table of them. A case that fails is named in the table and does not stop the others.

Run again, it keeps the sets that still say what the workspace says and makes the rest.</source>
   <translation>为本季度发现、登记为重大或者量算为重大的每一个案件各生成一套成果，放在以案件编号命名的文件夹中，并生成汇总表。某一案件出错时记入汇总表，不影响其他案件。

再次运行时，与工作空间仍然一致的成果予以保留，只生成其余的。</translation>
  </message>
  <message>
   <source>Makes the whole set for one case: the report (PDF and Word), the maps, boundary points, a letter to each department, the evidence, the frozen inputs and a record of every printed figure. The areas are measured afresh.

FOLDER is written as a whole or not at all; an older set in it is kept beside it and marked as superseded. A case that is not major is marked so on every page, one without a ground-check record is a draft.

The algorithm verify_report recomputes a finished set.</source>
   <translation>为一个案件生成整套成果：专项报告（PDF和Word）、附图、界址点坐标、致各部门的函、证据、留存的输入数据和每一个打印数字的记录。面积当场重新量算。

成果文件夹整套写成，否则不写；其中原有的成果移到旁边保留并注明作废。未达到重大案件标准的，各页注明；没有现场核查记录的，只出具草稿。

用verify_report可重新核算已生成的成果。</translation>
  </message>
  <message>
   <source>Maps checked by</source>
   <translation>审核人</translation>
  </message>
  <message>
   <source>Maps made by</source>
   <translation>制图人</translation>
  </message>
  <message>
   <source>Matters</source>
   <translation>并案建议</translation>
  </message>
  <message>
   <source>Measure all</source>
   <translation>全部量算</translation>
  </message>
  <message>
   <source>Measure the parcels of a workspace</source>
   <translation>量算工作空间中的违法图斑</translation>
  </message>
  <message>
   <source>Measure violation parcels</source>
   <translation>量算违法图斑</translation>
  </message>
  <message>
   <source>Measured parcels</source>
   <translation>量算后的图斑</translation>
  </message>
  <message>
   <source>Measurement report</source>
   <translation>量算报告</translation>
  </message>
  <message>
   <source>Measurement report from a workspace</source>
   <translation>面积量算报告（按工作空间）</translation>
  </message>
  <message>
   <source>Measurement report of a parcel</source>
   <translation>违法图斑面积量算报告</translation>
  </message>
  <message>
   <source>Measures each parcel by the official ellipsoid area, overlays it with land use, permanent basic farmland and approved land without counting any ground twice, and tests the unrounded areas against the major-case lines: total over 20 mu, cultivated over 10 mu, basic farmland over 5 mu, or any mineral case.

OUTPUT keeps the parcels' attributes and adds the figures; BREAKDOWN lists the ground by class; PROVENANCE records what every figure was computed from. A layer that is not given leaves its test open (未套合), never 'under'.

The criminal line for cultivated land (basic farmland 5 mu or more, other cultivated land 10 mu or more) is shown apart and does not touch the verdict. Layers on Xi'an 1980 or Beijing 1954 are refused unless local parameters are given.</source>
   <translation>按官方椭球面积量算每个图斑，与地类图斑、永久基本农田和已批用地套合，同一块地不重复计算，并以未取舍的面积对照重大案件标准：违法占地超过20亩、耕地超过10亩、永久基本农田超过5亩，或任何矿产案件。

OUTPUT 保留图斑原有属性并增加各项数字；BREAKDOWN 列出各地类面积；PROVENANCE 记录每个数字的来源。未提供的图层，对应的测试为“未套合”，不会判为“未超过”。

耕地的刑事立案标准（永久基本农田5亩以上，其他耕地10亩以上）单独列出，不影响判定。西安80或北京54的图层，除非给出当地参数，否则拒绝量算。</translation>
  </message>
  <message>
   <source>Measures the case and gathers everything that its special report would say, writes nothing, and lists what is missing or to be looked at: no ground check, stale areas, no image, a case that is not major, a template that lacks something, a character or typeface that no font here has.</source>
   <translation>重新量算该案并汇集专项报告所需的全部内容，不写任何文件，只列出缺少或需要核对的事项：无实地核查记录、面积已过时、无影像、不属重大案件、模板缺项、本机字体缺字或缺少字体。</translation>
  </message>
  <message>
   <source>Measures the parcels as the algorithm for measuring does and prints one of them as a PDF: facts, areas against the major-case lines, ground by class, method and sources, map sheets on imagery, land use and basic farmland, and the boundary points with coordinates.

PARCEL is a parcel's code or feature id; left empty, the first major parcel is printed. FONTS is a font file (JSON) that names the office's own TrueType fonts; without it the shipped open fonts are used, and the report says so.</source>
   <translation>与“量算违法图斑”同样量算，并将其中一个图斑输出为PDF报告，内容包括：基本情况、面积与重大案件标准对照、地类构成、量算方法与数据来源、附图（影像现状图、地类套合图、永久基本农田套合图）以及界址点坐标。

PARCEL填图斑编号或要素ID，不填则输出第一个达到重大案件标准的图斑。FONTS为字体设置文件（JSON），用于指定本单位的TrueType字体；不填则使用随附的开源字体，并在报告中注明。</translation>
  </message>
  <message>
   <source>Measures the parcels of a workspace against the land use, basic farmland and approved land linked in it, and appends the figures with their provenance to the table of measurements; earlier measurements stay. Local parameters left empty are those with which the layers were linked.</source>
   <translation>用工作空间关联的地类、永久基本农田和已批用地图层量算其中的违法图斑，将量算结果连同溯源记录追加到量算结果表；以前的量算结果保留不变。本地转换参数不填时，使用关联图层时给出的参数。</translation>
  </message>
  <message>
   <source>Misclosure (metres)</source>
   <translation>闭合差（米）</translation>
  </message>
  <message>
   <source>Missing</source>
   <translation>缺失</translation>
  </message>
  <message>
   <source>Missing items</source>
   <translation>缺项数</translation>
  </message>
  <message>
   <source>Missing: {item}</source>
   <translation>缺项：{item}</translation>
  </message>
  <message>
   <source>Month that it is for, like 2026-11 (empty: that of the day)</source>
   <translation>所属月份，如2026-11（留空为所填日期的当月）</translation>
  </message>
  <message>
   <source>Month, like 2026-11</source>
   <translation>月份，如2026-11</translation>
  </message>
  <message>
   <source>Monthly return</source>
   <translation>月度巡查工作落实情况</translation>
  </message>
  <message>
   <source>Months</source>
   <translation>月数</translation>
  </message>
  <message>
   <source>Move the day: the colours on the map and the days left follow</source>
   <translation>移动日期，地图颜色和剩余天数随之变化</translation>
  </message>
  <message>
   <source>Name</source>
   <translation>名称</translation>
  </message>
  <message>
   <source>Name of the case</source>
   <translation>案件名称</translation>
  </message>
  <message>
   <source>Name the unit whose quarter is to be checked: UNIT.</source>
   <translation>请填写受检机构UNIT。</translation>
  </message>
  <message>
   <source>New workspace (.gpkg)</source>
   <translation>新工作空间（.gpkg）</translation>
  </message>
  <message>
   <source>New…</source>
   <translation>新建…</translation>
  </message>
  <message>
   <source>Next duty</source>
   <translation>下一待办</translation>
  </message>
  <message>
   <source>No image is linked in the workspace; the maps have none under them. Link the dated images.</source>
   <translation>工作空间没有关联影像，附图没有影像底图；请关联标明日期的影像。</translation>
  </message>
  <message>
   <source>No layer is linked as {role}: its test stays open (未套合).</source>
   <translation>未关联用途为“{role}”的图层，相应项目未套合，不能下结论。</translation>
  </message>
  <message>
   <source>No parcel of the layer {layer} has a shape; digitise or import the parcels first.</source>
   <translation>图层“{layer}”中的图斑都没有图形，请先勾绘或导入图斑。</translation>
  </message>
  <message>
   <source>No polygon was found in {files}; choose files with parcels, or draw the outlines as closed lines.</source>
   <translation>在{files}中没有找到面图形；请选择含有图斑的文件，或将边界绘成闭合线。</translation>
  </message>
  <message>
   <source>No workspace is open</source>
   <translation>未打开工作空间</translation>
  </message>
  <message>
   <source>Northing X of the start (metres)</source>
   <translation>起点纵坐标X（米）</translation>
  </message>
  <message>
   <source>Not entered</source>
   <translation>未登记</translation>
  </message>
  <message>
   <source>Not entered: the workspace holds {code} already.</source>
   <translation>未登记：工作空间中已有{code}。</translation>
  </message>
  <message>
   <source>Not entered: {problems}</source>
   <translation>未登记：{problems}</translation>
  </message>
  <message>
   <source>Note</source>
   <translation>说明</translation>
  </message>
  <message>
   <source>Nothing is missing.</source>
   <translation>没有缺项。</translation>
  </message>
  <message>
   <source>Number of findings</source>
   <translation>问题条数</translation>
  </message>
  <message>
   <source>Number of pages</source>
   <translation>页数</translation>
  </message>
  <message>
   <source>Number of the first letter, the others count on (示国土函〔2026〕15号)</source>
   <translation>第一份函的发文字号，其余各函依次顺编（如：示国土函〔2026〕15号）</translation>
  </message>
  <message>
   <source>Officer code</source>
   <translation>人员编号</translation>
  </message>
  <message>
   <source>Officer codes, where the case names none</source>
   <translation>承办人编号（案件未指定时填写）</translation>
  </message>
  <message>
   <source>Officers, codes or names separated by commas</source>
   <translation>经办人员（编号或姓名，逗号分隔）</translation>
  </message>
  <message>
   <source>Only of the unit (code; empty: all)</source>
   <translation>只看某机构（编号，留空为全部）</translation>
  </message>
  <message>
   <source>Open</source>
   <translation>打开</translation>
  </message>
  <message>
   <source>Open a case</source>
   <translation>建立案件</translation>
  </message>
  <message>
   <source>Open a case for the chosen parcel and start its clock</source>
   <translation>为选中的图斑建立案件并起算时限</translation>
  </message>
  <message>
   <source>Open a case…</source>
   <translation>建立案件…</translation>
  </message>
  <message>
   <source>Open a workspace</source>
   <translation>打开工作空间</translation>
  </message>
  <message>
   <source>Open cases</source>
   <translation>在办案件</translation>
  </message>
  <message>
   <source>Open folder</source>
   <translation>打开文件夹</translation>
  </message>
  <message>
   <source>Open…</source>
   <translation>打开…</translation>
  </message>
  <message>
   <source>Overdue</source>
   <translation>已逾期</translation>
  </message>
  <message>
   <source>Overdue and due this week</source>
   <translation>逾期及一周内到期事项</translation>
  </message>
  <message>
   <source>Overview</source>
   <translation>概况</translation>
  </message>
  <message>
   <source>PDF</source>
   <translation>PDF</translation>
  </message>
  <message>
   <source>Page size of the maps</source>
   <translation>附图幅面</translation>
  </message>
  <message>
   <source>Pages</source>
   <translation>页数</translation>
  </message>
  <message>
   <source>Paper</source>
   <translation>文书</translation>
  </message>
  <message>
   <source>Papers issued</source>
   <translation>已制发文书</translation>
  </message>
  <message>
   <source>Parcel</source>
   <translation>图斑</translation>
  </message>
  <message>
   <source>Parcel (code or feature id)</source>
   <translation>图斑（编号或要素ID）</translation>
  </message>
  <message>
   <source>Parcel code</source>
   <translation>图斑编号</translation>
  </message>
  <message>
   <source>Parcel codes, separated by commas</source>
   <translation>图斑编号（逗号分隔）</translation>
  </message>
  <message>
   <source>Parcel codes, separated by commas (empty: all)</source>
   <translation>图斑编号，用逗号分隔（留空为全部）</translation>
  </message>
  <message>
   <source>Parcel from bearings and distances</source>
   <translation>按方位角和距离生成图斑</translation>
  </message>
  <message>
   <source>Parcels</source>
   <translation>违法图斑</translation>
  </message>
  <message>
   <source>Parcels audited</source>
   <translation>核查的图斑</translation>
  </message>
  <message>
   <source>Parcels imported</source>
   <translation>导入图斑数</translation>
  </message>
  <message>
   <source>Parcels made as clues</source>
   <translation>转为线索的图斑</translation>
  </message>
  <message>
   <source>Parcels measured</source>
   <translation>已量算图斑数</translation>
  </message>
  <message>
   <source>Parcels over time</source>
   <translation>图斑时限时间轴</translation>
  </message>
  <message>
   <source>Parcels that patrols had passed</source>
   <translation>有巡查经过的图斑</translation>
  </message>
  <message>
   <source>Parcels to look at</source>
   <translation>需核对的图斑数</translation>
  </message>
  <message>
   <source>Parcels with their matter</source>
   <translation>图斑及所属并案</translation>
  </message>
  <message>
   <source>Parcels with their next duty</source>
   <translation>图斑及其下一待办</translation>
  </message>
  <message>
   <source>Party</source>
   <translation>当事人</translation>
  </message>
  <message>
   <source>Patrol code</source>
   <translation>巡查编号</translation>
  </message>
  <message>
   <source>Patrols</source>
   <translation>巡查次数</translation>
  </message>
  <message>
   <source>Patrols that passed</source>
   <translation>经过的巡查</translation>
  </message>
  <message>
   <source>Period from</source>
   <translation>时段起</translation>
  </message>
  <message>
   <source>Period to</source>
   <translation>时段止</translation>
  </message>
  <message>
   <source>Permanent basic farmland</source>
   <translation>永久基本农田</translation>
  </message>
  <message>
   <source>Photos</source>
   <translation>照片</translation>
  </message>
  <message>
   <source>Photos added</source>
   <translation>登记的照片</translation>
  </message>
  <message>
   <source>Photos with questions</source>
   <translation>须核实的照片</translation>
  </message>
  <message>
   <source>Place (empty: township and village of the parcel)</source>
   <translation>拍摄地点（留空为图斑所在乡镇和村）</translation>
  </message>
  <message>
   <source>Position error of the boundary (metres, field or expression; empty: by its source)</source>
   <translation>边界点位误差（米，可填字段或表达式；不填则按界线来源取值）</translation>
  </message>
  <message>
   <source>Preview</source>
   <translation>预览</translation>
  </message>
  <message>
   <source>Preview of a PDF</source>
   <translation>PDF预览</translation>
  </message>
  <message>
   <source>Print the areas, maps and boundary points of the chosen parcel</source>
   <translation>打印选中图斑的面积、图件和界址点</translation>
  </message>
  <message>
   <source>Prints the measurement report of one parcel of a workspace with the land use, basic farmland, approved land and images linked in it. Left empty, PARCEL is the first parcel measured as major.</source>
   <translation>用工作空间关联的地类、永久基本农田、已批用地和影像图层，输出其中一个违法图斑的面积量算报告。PARCEL不填则取第一个量算后达到重大案件标准的图斑。</translation>
  </message>
  <message>
   <source>Problem found</source>
   <translation>发现问题</translation>
  </message>
  <message>
   <source>Producer (数据产生单位)</source>
   <translation>数据产生单位</translation>
  </message>
  <message>
   <source>Project</source>
   <translation>工程</translation>
  </message>
  <message>
   <source>Proposes parcels of one party that lie at most the given gap apart, found within the given months, as one matter, and holds their sums against the major-case lines. Figures of an earlier measuring are summed; parcels without figures are measured as a whole.

Adjoining parcels of other parties, or of unknown party or date, are listed but never merged. Whether a proposal is taken is the officer's decision.</source>
   <translation>将同一当事人、间距不超过给定值、在给定月数内发现的图斑建议为一案，并以合计面积对照重大案件标准。已有量算结果的图斑直接合计，没有的按整块量算。

相邻但当事人不同、或当事人或日期不明的图斑只列出，不合并。是否采纳由执法人员决定。</translation>
  </message>
  <message>
   <source>Provenance record</source>
   <translation>溯源记录</translation>
  </message>
  <message>
   <source>Provisional</source>
   <translation>暂定</translation>
  </message>
  <message>
   <source>Provisional dates</source>
   <translation>暂定日期数</translation>
  </message>
  <message>
   <source>Quarter (2026Q4; default: the present one)</source>
   <translation>季度（如2026Q4，留空为本季度）</translation>
  </message>
  <message>
   <source>Quarter, like 2026Q4</source>
   <translation>季度，如2026Q4</translation>
  </message>
  <message>
   <source>Quarterly check sheet of a station</source>
   <translation>中心所季度检查表</translation>
  </message>
  <message>
   <source>Rates</source>
   <translation>各项比率</translation>
  </message>
  <message>
   <source>Rates of discovery, stop, filing and closing</source>
   <translation>发现率、制止率、立案率、结案率</translation>
  </message>
  <message>
   <source>Reading of a bare 日</source>
   <translation>“日”的计算口径</translation>
  </message>
  <message>
   <source>Recompute every figure of the latest set from its inputs and from the workspace</source>
   <translation>由输入数据和工作空间复算最近一套报告的每个数字</translation>
  </message>
  <message>
   <source>Record a return or a station check</source>
   <translation>登记月报上报或中心所检查</translation>
  </message>
  <message>
   <source>Record a visit to a construction site</source>
   <translation>登记在建用地巡查</translation>
  </message>
  <message>
   <source>Record an event of a case</source>
   <translation>登记案件事件</translation>
  </message>
  <message>
   <source>Record event</source>
   <translation>登记事件</translation>
  </message>
  <message>
   <source>Record event…</source>
   <translation>登记事件…</translation>
  </message>
  <message>
   <source>Recorded. Next: {duty}</source>
   <translation>已登记。下一待办：{duty}</translation>
  </message>
  <message>
   <source>Records the day on which the branch sent its monthly return, or checked a station, so that the clock counts it. For the return UNIT is the branch, for a check the station that was checked. MONTH is the month that a return is for, if it was sent after that month.</source>
   <translation>登记分局报送月报、检查国土中心所的日期，供时限统计。月报的UNIT填分局，检查的UNIT填受检的国土中心所。月报在次月以后报送的，用MONTH填所属月份。</translation>
  </message>
  <message>
   <source>Reminders</source>
   <translation>生成提醒</translation>
  </message>
  <message>
   <source>Reminders of the coming week</source>
   <translation>未来一周提醒</translation>
  </message>
  <message>
   <source>Report</source>
   <translation>报告</translation>
  </message>
  <message>
   <source>Report of the import</source>
   <translation>导入检查报告</translation>
  </message>
  <message>
   <source>Reports</source>
   <translation>报告</translation>
  </message>
  <message>
   <source>Role</source>
   <translation>用途</translation>
  </message>
  <message>
   <source>Say document numbers, who signs, who made the maps, A3 and more before it is made</source>
   <translation>生成前填写发文字号、签发人、制图人、审核人，选择A3图幅等</translation>
  </message>
  <message>
   <source>Say what the photos are to prove: give a case, a parcel or a patrol.</source>
   <translation>请说明照片用于证明什么：填写案件、图斑或巡查编号。</translation>
  </message>
  <message>
   <source>Second officer</source>
   <translation>承办人二</translation>
  </message>
  <message>
   <source>Seed</source>
   <translation>随机种子</translation>
  </message>
  <message>
   <source>Set the office's deadlines</source>
   <translation>设置本局时限</translation>
  </message>
  <message>
   <source>Sets kept</source>
   <translation>沿用的套数</translation>
  </message>
  <message>
   <source>Sets made</source>
   <translation>生成的套数</translation>
  </message>
  <message>
   <source>Several layers are linked as {role} ({names}); keep the one that is in force.</source>
   <translation>用途为“{role}”的关联图层有多个（{names}），请只保留现行有效的一个。</translation>
  </message>
  <message>
   <source>Sight distance (metres)</source>
   <translation>视距（米）</translation>
  </message>
  <message>
   <source>Signed by (签发人)</source>
   <translation>签发人</translation>
  </message>
  <message>
   <source>Site code</source>
   <translation>在建用地编号</translation>
  </message>
  <message>
   <source>Sites with visits and findings</source>
   <translation>在建用地巡查情况和核查意见</translation>
  </message>
  <message>
   <source>Sites with visits late</source>
   <translation>巡查逾期的在建用地</translation>
  </message>
  <message>
   <source>Some parcels lack a figure ({figure}); the sum is of those that have it.</source>
   <translation>部分图斑缺少一项面积（{figure}），合计数为已有该项的图斑之和。</translation>
  </message>
  <message>
   <source>Something in {title} is higher than a page (template {path}); make its picture or row smaller.</source>
   <translation>《{title}》中有内容高度超过一页（模板{path}），请缩小其中的图片或表格行。</translation>
  </message>
  <message>
   <source>Something is still running; wait for it or cancel it first.</source>
   <translation>有任务正在运行，请等待完成或先取消。</translation>
  </message>
  <message>
   <source>Source of the clue</source>
   <translation>线索来源</translation>
  </message>
  <message>
   <source>Special report of a major case</source>
   <translation>重大案件专项报告</translation>
  </message>
  <message>
   <source>Special reports made</source>
   <translation>已出专项报告</translation>
  </message>
  <message>
   <source>Special reports of a quarter</source>
   <translation>一个季度的专项报告</translation>
  </message>
  <message>
   <source>Stage</source>
   <translation>阶段</translation>
  </message>
  <message>
   <source>Stage of the works</source>
   <translation>工程进度</translation>
  </message>
  <message>
   <source>State</source>
   <translation>状态</translation>
  </message>
  <message>
   <source>Stopped after {done} of {count} cases; what is finished stays. Run it again to go on.</source>
   <translation>已完成{count}件中的{done}件后停止，已生成的成果保留；再次运行即可继续。</translation>
  </message>
  <message>
   <source>Stopped by the user; nothing was written.</source>
   <translation>用户已停止，未写出任何结果。</translation>
  </message>
  <message>
   <source>Summary by parcel</source>
   <translation>按图斑汇总</translation>
  </message>
  <message>
   <source>Supervision</source>
   <translation>监督检查</translation>
  </message>
  <message>
   <source>Swath (full width, metres)</source>
   <translation>视域宽度（全宽，米）</translation>
  </message>
  <message>
   <source>Taken by (officer code)</source>
   <translation>拍摄人（人员编号）</translation>
  </message>
  <message>
   <source>Term</source>
   <translation>期限</translation>
  </message>
  <message>
   <source>Test areas net of field ridges</source>
   <translation>按扣除田坎后的面积判定</translation>
  </message>
  <message>
   <source>The PDF leaves out a chart of the Word file; put it in as a picture.</source>
   <translation>PDF未画出Word文件中的图表，请改用图片。</translation>
  </message>
  <message>
   <source>The PDF leaves out a floating picture or shape of the Word file; set it in line with the text.</source>
   <translation>PDF未画出Word文件中的浮动图片或形状，请改为“嵌入型”。</translation>
  </message>
  <message>
   <source>The PDF leaves out a footnote of the Word file; put it into the text.</source>
   <translation>PDF未画出Word文件中的脚注，请写入正文。</translation>
  </message>
  <message>
   <source>The PDF leaves out a formula of the Word file; type it as text.</source>
   <translation>PDF未画出Word文件中的公式，请改为文字。</translation>
  </message>
  <message>
   <source>The PDF leaves out an embedded object of the Word file; put it in as a picture.</source>
   <translation>PDF未画出Word文件中的嵌入对象，请改用图片。</translation>
  </message>
  <message>
   <source>The PDF leaves out an endnote of the Word file; put it into the text.</source>
   <translation>PDF未画出Word文件中的尾注，请写入正文。</translation>
  </message>
  <message>
   <source>The PDF leaves out the automatic numbers of the Word file; type the numbers instead.</source>
   <translation>PDF未画出Word文件中的自动编号，请改为手工编号。</translation>
  </message>
  <message>
   <source>The PDF leaves out the text box of the Word file; put its text into a paragraph or a table.</source>
   <translation>PDF未画出Word文件中的文本框，请把其中文字放入段落或表格。</translation>
  </message>
  <message>
   <source>The PDF prints 〓 for {characters}: no font here that can be embedded has the character. Put a TrueType font that has it (Windows: simsunb.ttf) into the folder 字体 of the office's templates and make the paper again; the Word file holds the text.</source>
   <translation>PDF中{characters}印作“〓”：本机可嵌入的字体都没有这个字。请把含有该字的TrueType字体（Windows可用simsunb.ttf）放入本单位“模板”文件夹下的“字体”文件夹后重新生成；Word文件中文字完整。</translation>
  </message>
  <message>
   <source>The PDF sets text in one column where the Word file has several.</source>
   <translation>Word文件中的分栏文字在PDF中排为一栏。</translation>
  </message>
  <message>
   <source>The PROJ pipeline {text} cannot be used ({problem}); correct LOCAL_TRANSFORM.</source>
   <translation>PROJ pipeline“{text}”无法使用（{problem}），请更正 LOCAL_TRANSFORM。</translation>
  </message>
  <message>
   <source>The Python library {module} is not installed, so the published calendars are not at hand; only years entered by the office are final.</source>
   <translation>未安装Python库{module}，无法使用已公布的放假调休安排；只有本局录入的年份为确定结果。</translation>
  </message>
  <message>
   <source>The Python library {module} is not installed; install it for QGIS's own Python and start QGIS again.</source>
   <translation>未安装Python库{module}；请为QGIS自带的Python安装该库，然后重新启动QGIS。</translation>
  </message>
  <message>
   <source>The Word template holds tracked changes; the PDF shows it as if they were accepted.</source>
   <translation>Word模板中留有修订标记，PDF按接受修订后的文字显示。</translation>
  </message>
  <message>
   <source>The areas are not by the official method ({method}); measure officially before acting on them.</source>
   <translation>面积没有按官方方法量算（{method}），作为执法依据前应改用官方方法重新量算。</translation>
  </message>
  <message>
   <source>The boundary of parcel {parcel} is not the one in the annex any more: moved at {points}.</source>
   <translation>图斑{parcel}的界址与附件不再一致，有变动的界址点：{points}。</translation>
  </message>
  <message>
   <source>The boundary points would not read back as the same parcels ({reason}); repair overlapping or very narrow parts, or choose a dialect with more decimals.</source>
   <translation>写出的界址点不能还原为原图斑（{reason}）；请修正重叠或过窄的部分，或选用坐标小数位数更多的文件变体。</translation>
  </message>
  <message>
   <source>The calendar {name} cannot be read ({problem}); give JSON with year, off and work, or CSV lines like 2027-01-01,休.</source>
   <translation>放假调休表“{name}”无法读取（{problem}）；请提供含year、off、work的JSON，或每行形如“2027-01-01,休”的CSV。</translation>
  </message>
  <message>
   <source>The calendar {name} for {year} has {day} both off and worked; correct it.</source>
   <translation>{year}年放假调休表“{name}”将{day}同时列为放假和上班，请更正。</translation>
  </message>
  <message>
   <source>The calendar {name} for {year} lacks the holiday {day}, so it is not complete; enter all days of the notice.</source>
   <translation>{year}年放假调休表“{name}”缺少法定假日{day}，内容不全；请按通知录入全部日期。</translation>
  </message>
  <message>
   <source>The calendar {name} for {year} lists {day} as a make-up day, but it is no Saturday or Sunday; check it against the notice.</source>
   <translation>{year}年放假调休表“{name}”将{day}列为调休上班日，但该日不是周六或周日；请对照通知核对。</translation>
  </message>
  <message>
   <source>The calendar {name} is for {year} but holds {day}; a year's table may hold that year and the last days of the December before.</source>
   <translation>放假调休表“{name}”为{year}年，却含有{day}；年度表只能包含当年及上年12月末的日期。</translation>
  </message>
  <message>
   <source>The case has no ground-check record, so this is a draft: a satellite patch is a clue and no proof. Enter the check on the ground and make the report again.</source>
   <translation>本案没有现场核查记录，只能出具草稿：影像图斑只是线索，不是证据。请登记现场核查后重新生成。</translation>
  </message>
  <message>
   <source>The case is entered as major, but its recorded areas are not over a line; check which is right.</source>
   <translation>本案登记为重大案件，而按记录面积没有超过标准线，请核实。</translation>
  </message>
  <message>
   <source>The case is not entered as major, but its recorded areas are over a line; check which is right.</source>
   <translation>本案没有登记为重大案件，而按记录面积超过标准线，请核实。</translation>
  </message>
  <message>
   <source>The case {case} has no parcel; give its parcels the case's code first.</source>
   <translation>案件{case}没有图斑，请先在图斑中填写该案件编号。</translation>
  </message>
  <message>
   <source>The case {case} has the same officer twice ({officer}); two different ones are needed.</source>
   <translation>案件{case}的两名承办人为同一人（{officer}），须确定两名不同的承办人。</translation>
  </message>
  <message>
   <source>The case {case} holds an event of the unknown kind {kind}; known are {known}.</source>
   <translation>案件{case}含有未定义的事件类型“{kind}”；可用的类型为：{known}。</translation>
  </message>
  <message>
   <source>The coordinates {sample} of the layer {layer} do not fit {crs}: the easting's zone prefix and the coordinate system disagree; assign the system with the right zone and prefix.</source>
   <translation>图层“{layer}”的坐标{sample}与{crs}不符：横坐标的带号与坐标系不一致；请指定分带和带号均正确的坐标系。</translation>
  </message>
  <message>
   <source>The copy of {file} is not equal to it; check the disk.</source>
   <translation>{file}的副本与原件不一致，请检查磁盘。</translation>
  </message>
  <message>
   <source>The county of seed {seed} has no place for the parcel {code}; try another seed.</source>
   <translation>随机种子{seed}生成的示范县中没有位置安放图斑{code}，请换一个种子。</translation>
  </message>
  <message>
   <source>The day of the visit is missing; give DATE.</source>
   <translation>没有填写巡查日期，请填写DATE。</translation>
  </message>
  <message>
   <source>The department list {path} cannot be used: department {number} needs code, recipient, asks (a list) and file, a name other than 附件, without blanks and \ / : * ? " &lt; &gt; |.</source>
   <translation>部门名单{path}不能使用：第{number}个部门须有code、recipient、asks（列表）和file（文件名，不得为“附件”，不得含空格和\ / : * ? " &lt; &gt; |）。</translation>
  </message>
  <message>
   <source>The department list {path} cannot be used: each department needs a {field} of its own (repeated: {names}).</source>
   <translation>部门名单{path}不能使用：各部门的{field}不得重复（重复的有：{names}）。</translation>
  </message>
  <message>
   <source>The event keeps its first officer only, and {officer} is none of the two of {case}; name {officer} in NOTE.</source>
   <translation>事件只登记第一名人员，而{officer}不是{case}的两名承办人之一；请在NOTE（说明）中写明{officer}。</translation>
  </message>
  <message>
   <source>The event {event} was corrected already; correct the event that took its place.</source>
   <translation>事件{event}已被更正过，请更正替代它的事件。</translation>
  </message>
  <message>
   <source>The extension of {case} comes to {days} working days; at most {most} are allowed in all.</source>
   <translation>{case}延长办理期限合计{days}个工作日，最长不得超过{most}个工作日。</translation>
  </message>
  <message>
   <source>The figure {key} has no entry for its unit {unit} or its rule {rule}.</source>
   <translation>数字{key}的单位{unit}或规则{rule}在规则文件中没有登记。</translation>
  </message>
  <message>
   <source>The figure {key} is not a number ({value}).</source>
   <translation>数字{key}不是有效数值（{value}）。</translation>
  </message>
  <message>
   <source>The figure {key} would be printed as {first} in one place and as {second} in another; nothing was written. Please report this.</source>
   <translation>数字{key}在一处将印为{first}，在另一处将印为{second}；没有写出任何文件，请反馈此问题。</translation>
  </message>
  <message>
   <source>The file {path} cannot be used: from line {line}, column {column} on a quotation mark, colon, comma or bracket is missing or is a full-width one; correct it.</source>
   <translation>文件{path}不能使用：第{line}行第{column}列起缺少引号、冒号、逗号或括号，或误用了全角标点；请更正。</translation>
  </message>
  <message>
   <source>The file {path} does not exist; choose it again.</source>
   <translation>文件“{path}”不存在，请重新选择。</translation>
  </message>
  <message>
   <source>The file {path} is not saved as UTF-8; open it in Notepad, choose Save As with the encoding UTF-8, and try again.</source>
   <translation>文件{path}不是UTF-8编码；请用记事本打开，选“另存为”，编码选UTF-8，保存后重试。</translation>
  </message>
  <message>
   <source>The find of {case} stands for {day} since it was a clue, and {given} was not entered; to change it, correct the event {event}.</source>
   <translation>{case}在线索阶段已登记发现日期{day}，本次所填{given}未登记；如需更改，请更正事件{event}。</translation>
  </message>
  <message>
   <source>The folder {folder} holds no photos (looked for: {formats}).</source>
   <translation>文件夹{folder}里没有照片（查找的格式：{formats}）。</translation>
  </message>
  <message>
   <source>The folder {folder} holds something else than a sample county; choose an empty folder or one that does not exist yet.</source>
   <translation>文件夹“{folder}”中有示范县以外的内容；请选择空文件夹或尚不存在的文件夹。</translation>
  </message>
  <message>
   <source>The font file {path} cannot be used on maps; name another TrueType font for maps.</source>
   <translation>字体文件“{path}”不能用于附图，请为附图另行指定TrueType字体。</translation>
  </message>
  <message>
   <source>The form is ready: {path}</source>
   <translation>文书已生成：{path}</translation>
  </message>
  <message>
   <source>The image {layer} has no coordinate system; assign the one it was made in, in the layer's properties.</source>
   <translation>影像“{layer}”没有坐标系，请在图层属性中指定其制作时采用的坐标系。</translation>
  </message>
  <message>
   <source>The image {path} cannot be read: {reason}. Check the file, or choose another.</source>
   <translation>影像{path}不能读取：{reason}。请检查该文件，或改用其他影像。</translation>
  </message>
  <message>
   <source>The land-use layer {layer} has no field {field}; choose the field that holds the class code (it has: {known}).</source>
   <translation>地类图层“{layer}”没有字段“{field}”；请选择存放地类编码的字段（现有字段：{known}）。</translation>
  </message>
  <message>
   <source>The land-use layer {layer} needs its class scheme and its class field.</source>
   <translation>请为地类图层“{layer}”指定地类分类方案和地类编码字段。</translation>
  </message>
  <message>
   <source>The land-use layer's class codes {codes} are not of the scheme {scheme}; choose the layer's own scheme (possible: {others}) or give a class-map file, and check the class field.</source>
   <translation>地类图层中的地类编码{codes}不在分类方案“{scheme}”内；请选择与图层相符的分类方案（可能是：{others}）或提供地类对照表文件，并检查地类编码字段。</translation>
  </message>
  <message>
   <source>The layer is in {crs}; it was reprojected.</source>
   <translation>图层坐标系为{crs}，已重新投影。</translation>
  </message>
  <message>
   <source>The layer {layer} cannot be opened; check that its file is still there.</source>
   <translation>图层“{layer}”无法打开，请检查其文件是否还在。</translation>
  </message>
  <message>
   <source>The layer {layer} does not hold polygons; choose a polygon layer.</source>
   <translation>图层“{layer}”不是面图层，请选择面图层。</translation>
  </message>
  <message>
   <source>The layer {layer} has no coordinate system; assign the one its data were made in (for Hongze usually EPSG:4528) in the layer's properties.</source>
   <translation>图层“{layer}”没有坐标系，请在图层属性中指定数据制作时采用的坐标系（洪泽一般为EPSG:4528）。</translation>
  </message>
  <message>
   <source>The layer {layer} has no field {field}, given as {name} (it has: {known}).</source>
   <translation>图层“{layer}”没有{name}指定的字段“{field}”（现有字段：{known}）。</translation>
  </message>
  <message>
   <source>The layer {layer} has northing and easting interchanged (first coordinates {sample}); import it again with X and Y the right way round.</source>
   <translation>图层“{layer}”的纵、横坐标颠倒（首个坐标{sample}）；请将X、Y改正后重新导入。</translation>
  </message>
  <message>
   <source>The layer {layer} is empty; choose one with features, or clear its filter.</source>
   <translation>图层“{layer}”没有要素，请选择有要素的图层或清除其过滤条件。</translation>
  </message>
  <message>
   <source>The layer {layer} is filtered ({filter}): features outside the filter are not counted.</source>
   <translation>图层“{layer}”设有过滤条件（{filter}），条件以外的要素不参与量算。</translation>
  </message>
  <message>
   <source>The layer {layer} is in {crs}, no CGCS2000 system: its coordinates are converted to the plane of measuring, as the notes say; the layer itself stays as it is.</source>
   <translation>图层“{layer}”采用{crs}，不是2000国家大地坐标系：其坐标先换算到量算所用的平面（见说明），图层本身不变。</translation>
  </message>
  <message>
   <source>The layer {layer} is in {datum}: no honest transformation to CGCS2000 exists without the local parameters; give them as LOCAL_TRANSFORM or have it converted to CGCS2000 by the surveying office first.</source>
   <translation>图层“{layer}”采用{datum}：没有当地参数就无法可靠地转换到2000国家大地坐标系；请用 LOCAL_TRANSFORM 给出参数，或先由测绘单位完成转换。</translation>
  </message>
  <message>
   <source>The layer {layer} is labelled {crs} (degrees) but its coordinates {sample} are metres; assign the coordinate system that the data were really made in.</source>
   <translation>图层“{layer}”注明的坐标系为{crs}（单位为度），但坐标{sample}以米为单位；请指定数据制作时实际采用的坐标系。</translation>
  </message>
  <message>
   <source>The layer {layer} is labelled {crs} (metres) but its coordinates {sample} are degrees; assign the coordinate system that the data were really made in.</source>
   <translation>图层“{layer}”注明的坐标系为{crs}（单位为米），但坐标{sample}以度为单位；请指定数据制作时实际采用的坐标系。</translation>
  </message>
  <message>
   <source>The layer {layer} is no image; link a raster layer as imagery.</source>
   <translation>图层{layer}不是影像，影像应当关联栅格图层。</translation>
  </message>
  <message>
   <source>The layer {layer} linked as {role} is an image; link a polygon layer.</source>
   <translation>关联用途为“{role}”的图层“{layer}”是影像，请关联面图层。</translation>
  </message>
  <message>
   <source>The layer {layer} may be in {datum}, by its name or source: positions would then be 500 m to 1200 m off. Check where it comes from; nothing was moved.</source>
   <translation>从名称或来源看，图层“{layer}”可能采用{datum}：若属实，位置会偏移500至1200米。请核实来源；程序未移动任何坐标。</translation>
  </message>
  <message>
   <source>The linked layer {layer} has lost its class field {field}; link it again.</source>
   <translation>关联图层“{layer}”已没有地类字段“{field}”，请重新关联。</translation>
  </message>
  <message>
   <source>The linked layer {layer} is not at {source} any more; link it again where it is now.</source>
   <translation>关联图层“{layer}”已不在“{source}”，请按现在的位置重新关联。</translation>
  </message>
  <message>
   <source>The linked layer {layer} was in {old} and is now in {new}; check which is right and link it again.</source>
   <translation>关联图层“{layer}”的坐标系原为{old}，现为{new}；请核实哪个正确，然后重新关联。</translation>
  </message>
  <message>
   <source>The local parameters {text} are not understood; give LOCAL_TRANSFORM as dx,dy,dz,rx,ry,rz,scale_ppm, as dx,dy,rotation,scale_ppm or as a PROJ pipeline.</source>
   <translation>无法识别当地参数“{text}”；请将 LOCAL_TRANSFORM 写成 dx,dy,dz,rx,ry,rz,scale_ppm，或 dx,dy,rotation,scale_ppm，或 PROJ pipeline。</translation>
  </message>
  <message>
   <source>The local parameters {text} move the ground by {shift} {unit}, further than the datums differ; check signs, units and order of LOCAL_TRANSFORM.</source>
   <translation>当地参数“{text}”使位置移动{shift}{unit}，超出两个基准之间应有的差值；请检查 LOCAL_TRANSFORM 的正负号、单位和顺序。</translation>
  </message>
  <message>
   <source>The map sheet {path} could not be written; free some space in the temporary folder and try again.</source>
   <translation>附图“{path}”无法写出，请清理临时文件夹所在磁盘后重试。</translation>
  </message>
  <message>
   <source>The number pattern “{pattern}” in the setting {setting} must hold {year} and {number} once each.</source>
   <translation>设置{setting}中的文号格式“{pattern}”必须各含一个{year}和{number}。</translation>
  </message>
  <message>
   <source>The number {number} was given to {title} already ({code}); give another.</source>
   <translation>文号{number}已用于《{title}》（{code}），请另给一个。</translation>
  </message>
  <message>
   <source>The older set {path} cannot be set aside ({reason}); close programs that have one of its files open.</source>
   <translation>原有的成果{path}无法移开（{reason}）；请关闭正在打开其中文件的程序。</translation>
  </message>
  <message>
   <source>The parcel is {size_km} km across and does not fit a sheet at 1:{scale}, the smallest scale in use; check its coordinates and coordinate system.</source>
   <translation>图斑跨度达{size_km}千米，按最小比例尺1:{scale}也无法在一幅图内绘出；请检查其坐标和坐标系。</translation>
  </message>
  <message>
   <source>The parcel {code} belongs to the case {case} already.</source>
   <translation>图斑{code}已属于案件{case}。</translation>
  </message>
  <message>
   <source>The parcel {code} cannot be brought from {source} to {target}: it lies outside that system's reach; choose another TARGET_CRS.</source>
   <translation>图斑“{code}”不能由{source}转换到{target}：超出该坐标系的适用范围；请改选TARGET_CRS。</translation>
  </message>
  <message>
   <source>The parcel {fid} of the layer {layer} cannot be written: {problem}; repair its shape first.</source>
   <translation>图层“{layer}”的图斑{fid}不能写出：{problem}；请先修正图形。</translation>
  </message>
  <message>
   <source>The parcel {fid} of the layer {layer} has a ring smaller than the file's last decimal; remove that sliver first.</source>
   <translation>图层“{layer}”的图斑{fid}有一圈过小，按文件的坐标小数位数取位后不成面；请先删除该碎片。</translation>
  </message>
  <message>
   <source>The parcel {parcel} does not belong to the case {case}.</source>
   <translation>图斑{parcel}不属于案件{case}。</translation>
  </message>
  <message>
   <source>The parcel {wanted} could not be measured: {reason}</source>
   <translation>图斑“{wanted}”无法量算：{reason}</translation>
  </message>
  <message>
   <source>The parcels in {crs} lie outside the Gauss-Krüger zones of China, the only ones this format holds.</source>
   <translation>坐标系为{crs}的图斑不在我国高斯—克吕格投影分带范围内，本格式只能写出该范围内的图斑。</translation>
  </message>
  <message>
   <source>The parcels lie near {lon_deg}°E {lat_deg}°N, outside the zones of the official method; choose METHOD geodesic.</source>
   <translation>图斑位于东经{lon_deg}°、北纬{lat_deg}°附近，超出官方面积公式的投影分带范围；请将METHOD改为geodesic。</translation>
  </message>
  <message>
   <source>The parcels {first} and {second} of one case overlap by {area} m², which would be counted twice; correct their boundaries first.</source>
   <translation>同一案件的图斑{first}与{second}重叠{area}平方米，会重复计算，请先修正边界。</translation>
  </message>
  <message>
   <source>The period ends on {end}, before it begins on {start}.</source>
   <translation>时段的结束日{end}早于开始日{start}。</translation>
  </message>
  <message>
   <source>The period from {start} to {end} is empty; give {first} and {last} again.</source>
   <translation>{start}至{end}不成时段，请重新填写{first}和{last}。</translation>
  </message>
  <message>
   <source>The photo {file} cannot be read: {reason}.</source>
   <translation>照片{file}无法读取：{reason}。</translation>
  </message>
  <message>
   <source>The position error {text} is neither a number of metres from 0 to 1000 nor a field or expression that gives one; correct POSITION_ERROR_M.</source>
   <translation>点位误差“{text}”既不是0至1000米的数值，也不是能得出该数值的字段或表达式；请改正POSITION_ERROR_M。</translation>
  </message>
  <message>
   <source>The program qgis_process was not found; repair the QGIS installation.</source>
   <translation>未找到程序qgis_process，请修复QGIS安装。</translation>
  </message>
  <message>
   <source>The quarter {quarter} has not begun on {today}.</source>
   <translation>{quarter}在{today}尚未开始。</translation>
  </message>
  <message>
   <source>The record of figures cannot be read: {problem}.</source>
   <translation>数字记录文件无法读取：{problem}。</translation>
  </message>
  <message>
   <source>The reminders are ready: {path}</source>
   <translation>提醒已生成：{path}</translation>
  </message>
  <message>
   <source>The report is ready: {path}</source>
   <translation>报告已生成：{path}</translation>
  </message>
  <message>
   <source>The ridge coefficient {field} of the layer {layer} is not a fraction from 0 to 1 (feature {fid}: {value}); it may be in percent: divide it by 100 first.</source>
   <translation>图层“{layer}”的田坎系数字段“{field}”不是0至1的小数（要素{fid}：{value}）；可能是百分数，请先除以100。</translation>
  </message>
  <message>
   <source>The rule file {path} cannot be used: {problem}. Correct or remove it.</source>
   <translation>规则文件“{path}”不能使用：{problem}。请改正或移除。</translation>
  </message>
  <message>
   <source>The same officer is given twice ({officer}); give two different ones.</source>
   <translation>两名承办人填写为同一人（{officer}），请填写不同的两人。</translation>
  </message>
  <message>
   <source>The sample county is in {folder}; all of it is invented.</source>
   <translation>示范县已生成在“{folder}”，数据全部为虚构。</translation>
  </message>
  <message>
   <source>The setting {setting} must be a number of days, not “{value}”.</source>
   <translation>设置{setting}必须是天数，不能是“{value}”。</translation>
  </message>
  <message>
   <source>The setting {setting} names the denominator {name}, which does not exist; use one of: {known}.</source>
   <translation>设置项{setting}选用的分母口径{name}不存在，可选：{known}。</translation>
  </message>
  <message>
   <source>The sheet {name} cannot be read from {path}: {reason}.</source>
   <translation>不能从{path}读取工作表{name}：{reason}。</translation>
  </message>
  <message>
   <source>The special report is ready: {path}</source>
   <translation>专项报告已生成：{path}</translation>
  </message>
  <message>
   <source>The stored areas of {parcels} are older than the parcel's shape or attributes; the report measures afresh. Measure the workspace again, so that both agree.</source>
   <translation>图斑{parcels}的图形或属性在保存量算结果之后有改动，报告按现状重新量算；请重新量算工作空间，使两者一致。</translation>
  </message>
  <message>
   <source>The template {path} asks for {unknown}, which this paper does not know. Correct the placeholder or take it out; there is, for instance: {known}.</source>
   <translation>模板{path}用到了本文书没有的内容：{unknown}。请改正或删去该占位符；可用的有（例如）：{known}。</translation>
  </message>
  <message>
   <source>The template {path} cannot be read as a Word document ({reason}); save it again as .docx.</source>
   <translation>模板{path}不能作为Word文档读取（{reason}），请重新另存为.docx。</translation>
  </message>
  <message>
   <source>The template {path} lacks {lacking}; {title} was made from the template that comes with LandPatrol.</source>
   <translation>模板{path}缺少必需的占位符{lacking}，《{title}》已改用随软件提供的模板生成。</translation>
  </message>
  <message>
   <source>The visit of {site} is dated {day}, after today; give the day it was made.</source>
   <translation>{site}的巡查日期{day}晚于今天，请填写实际巡查的日期。</translation>
  </message>
  <message>
   <source>The visit of {site} is dated {day}, before work began there ({started}); check both days.</source>
   <translation>{site}的巡查日期{day}早于开工日期{started}，请核对两个日期。</translation>
  </message>
  <message>
   <source>The wording file {path} lacks {sections}; add them from the shipped file.</source>
   <translation>报告文字文件“{path}”缺少{sections}，请从随附文件中补齐。</translation>
  </message>
  <message>
   <source>The work ended without saying why; see the log messages panel.</source>
   <translation>任务已中断，未给出原因；请查看“日志消息”面板。</translation>
  </message>
  <message>
   <source>The workspace did not take {code} into the table {table} ({reason}); nothing was changed. Check that the code is new and that everything it refers to exists.</source>
   <translation>{code}未能写入工作空间的表{table}（{reason}），未作任何更改。请检查编号是否重复、所引用的记录是否都存在。</translation>
  </message>
  <message>
   <source>The workspace has neither a case nor a parcel {code}.</source>
   <translation>工作空间中没有编号为{code}的案件或图斑。</translation>
  </message>
  <message>
   <source>The workspace has neither patrols nor tracks, parcels, sites or zones of {unit} in {quarter}; import or enter them first.</source>
   <translation>工作空间中没有{unit}在{quarter}的巡查、轨迹、图斑、在建用地或责任区，请先导入或登记。</translation>
  </message>
  <message>
   <source>The workspace has no link {code}; it has: {known}.</source>
   <translation>工作空间中没有编号为{code}的关联；现有：{known}。</translation>
  </message>
  <message>
   <source>The workspace has no officer “{officer}”; give the code or the name of one it has.</source>
   <translation>工作空间中没有执法人员“{officer}”；请填写已登记人员的编号或姓名。</translation>
  </message>
  <message>
   <source>The workspace has no parcel {code}.</source>
   <translation>工作空间中没有编号为{code}的图斑。</translation>
  </message>
  <message>
   <source>The workspace has no patrol {code}; look it up in the table of patrols.</source>
   <translation>工作空间中没有巡查{code}，请在巡查表中查对编号。</translation>
  </message>
  <message>
   <source>The workspace has no unit {unit}; known are {known}.</source>
   <translation>工作空间中没有编号为{unit}的机构；已有机构：{known}。</translation>
  </message>
  <message>
   <source>The workspace has no units yet; enter the branch and its stations in the table unit first.</source>
   <translation>工作空间还没有任何机构；请先在“机构”表中登记分局和各国土中心所。</translation>
  </message>
  <message>
   <source>The workspace has no {code}; it has: {known}.</source>
   <translation>工作空间中没有{code}；现有：{known}。</translation>
  </message>
  <message>
   <source>The workspace holds no measurement of {parcels}; the report's areas are measured now.</source>
   <translation>工作空间中没有图斑{parcels}的量算记录，报告的面积为本次量算。</translation>
  </message>
  <message>
   <source>The workspace is in order.</source>
   <translation>工作空间正常。</translation>
  </message>
  <message>
   <source>The workspace is of the present version; nothing was changed.</source>
   <translation>工作空间已是当前版本，未作任何更改。</translation>
  </message>
  <message>
   <source>The workspace was upgraded; the old one is kept as {path}.</source>
   <translation>工作空间已升级；旧文件保留为{path}。</translation>
  </message>
  <message>
   <source>The workspace {path} cannot be read: {reason}.</source>
   <translation>工作空间“{path}”无法读取：{reason}。</translation>
  </message>
  <message>
   <source>The workspace {path} cannot be written: it is locked by another program or read-only. Close the other program, or copy the workspace to a folder you may write to.</source>
   <translation>工作空间“{path}”无法写入：被其他程序占用或为只读。请关闭其他程序，或将工作空间复制到有写入权限的文件夹。</translation>
  </message>
  <message>
   <source>The workspace {path} holds no parcel; draw or import one first.</source>
   <translation>工作空间“{path}”中没有图斑，请先勾绘或导入。</translation>
  </message>
  <message>
   <source>The workspace {path} is gone, damaged or taken by another program ({reason}); try again, else look for a moved file or its backup and open that.</source>
   <translation>工作空间“{path}”已不存在、已损坏或正被其他程序占用（{reason}）；请重试，仍不行时请查找是否移到别处或有备份，再打开该文件。</translation>
  </message>
  <message>
   <source>The workspace {path} is of the older version {version}; upgrade it to version {current} first (a backup is kept).</source>
   <translation>工作空间“{path}”为旧版本{version}，请先升级到版本{current}（会保留备份）。</translation>
  </message>
  <message>
   <source>The workspace {path} was made by a newer LandPatrol (version {version}, this one knows {current}); update the plugin.</source>
   <translation>工作空间“{path}”由更新版本的插件建立（工作空间版本{version}，本插件支持到{current}），请更新插件。</translation>
  </message>
  <message>
   <source>The {count} legs do not go round a piece of ground ({reason}); check their order and bearings.</source>
   <translation>这{count}条边没有围成一块地（{reason}），请检查各边的顺序和方位角。</translation>
  </message>
  <message>
   <source>There are no photos to add; give FILES or FOLDER.</source>
   <translation>没有要登记的照片，请填写FILES或FOLDER。</translation>
  </message>
  <message>
   <source>There is no case {case} in the workspace {path} (it begins with: {known}).</source>
   <translation>工作空间{path}中没有案件“{case}”（其中的案件依次为：{known}……）。</translation>
  </message>
  <message>
   <source>There is no dialect {name}; choose one of {known}.</source>
   <translation>没有名为“{name}”的文件变体，请从下列中选择：{known}。</translation>
  </message>
  <message>
   <source>There is no file {file}; choose the photos again.</source>
   <translation>没有文件{file}，请重新选择照片。</translation>
  </message>
  <message>
   <source>There is no folder {folder}; choose the one that holds the photos.</source>
   <translation>没有文件夹{folder}，请选择存放照片的文件夹。</translation>
  </message>
  <message>
   <source>There is no image ({endings}) in {folder} or below it.</source>
   <translation>文件夹{folder}及其子文件夹中没有影像（{endings}）。</translation>
  </message>
  <message>
   <source>There is no parcel {wanted} that could be measured; give the code or feature id of one of the layer (it begins with: {known}).</source>
   <translation>没有可量算的图斑“{wanted}”；请填写图层中图斑的编号或要素ID（前几个为：{known}）。</translation>
  </message>
  <message>
   <source>There is no template {file} in {folders}; put one there or install LandPatrol again.</source>
   <translation>{folders}中没有模板{file}，请放入一份或重新安装LandPatrol。</translation>
  </message>
  <message>
   <source>There is no unit {unit}; the workspace has: {known}.</source>
   <translation>没有机构{unit}，工作空间中有：{known}。</translation>
  </message>
  <message>
   <source>There is no unit “{unit}”; the workspace has: {known}.</source>
   <translation>没有机构“{unit}”，工作空间中有：{known}。</translation>
  </message>
  <message>
   <source>There is no workspace {path}; create one, or look for a moved file.</source>
   <translation>工作空间“{path}”不存在；请新建，或查找文件是否移到别处。</translation>
  </message>
  <message>
   <source>There is no {code} in the table {table} of the workspace.</source>
   <translation>工作空间的表{table}中没有“{code}”。</translation>
  </message>
  <message>
   <source>These figures do not follow from the frozen inputs of the set: {figures}.</source>
   <translation>下列数字不能由成果内留存的输入数据算出：{figures}。</translation>
  </message>
  <message>
   <source>These figures no longer follow from the workspace: {figures}.</source>
   <translation>下列数字与工作空间不再一致：{figures}。</translation>
  </message>
  <message>
   <source>These typefaces are not on this machine as TrueType files, so the PDF is set in the fonts that come with LandPatrol: {names}. Put the files into the folder 字体 of the office's templates to use them.</source>
   <translation>本机没有下列字体的TrueType文件，PDF改用随LandPatrol附带的字体排印：{names}。如需使用，请把字体文件放入本单位“模板”文件夹下的“字体”文件夹。</translation>
  </message>
  <message>
   <source>Things that cannot be right</source>
   <translation>不合理记录数</translation>
  </message>
  <message>
   <source>This QGIS cannot draw PDF pages; open the file in a PDF reader instead.</source>
   <translation>本机的QGIS不能绘制PDF页面，请用PDF阅读器打开该文件。</translation>
  </message>
  <message>
   <source>Time limits</source>
   <translation>时限</translation>
  </message>
  <message>
   <source>Title</source>
   <translation>标题</translation>
  </message>
  <message>
   <source>Today</source>
   <translation>今天</translation>
  </message>
  <message>
   <source>Today (empty: by the clock of this machine)</source>
   <translation>今日（留空为本机日期）</translation>
  </message>
  <message>
   <source>Township</source>
   <translation>乡镇</translation>
  </message>
  <message>
   <source>Unexpected error ({kind}: {text}). The details are in the log messages panel, tab landpatrol; please report them.</source>
   <translation>发生意外错误（{kind}：{text}）。详情见“日志消息”面板的landpatrol标签页，请反馈给维护人员。</translation>
  </message>
  <message>
   <source>Unit</source>
   <translation>单位</translation>
  </message>
  <message>
   <source>Unit (code or name)</source>
   <translation>机构（编号或名称）</translation>
  </message>
  <message>
   <source>Unit code (empty: all units)</source>
   <translation>机构编号（留空为全部机构）</translation>
  </message>
  <message>
   <source>Upgrade a workspace</source>
   <translation>升级工作空间</translation>
  </message>
  <message>
   <source>Verdict</source>
   <translation>判定</translation>
  </message>
  <message>
   <source>Verify</source>
   <translation>核验</translation>
  </message>
  <message>
   <source>Verify a report set</source>
   <translation>核验专项报告成果</translation>
  </message>
  <message>
   <source>Violation parcels</source>
   <translation>违法图斑</translation>
  </message>
  <message>
   <source>Voiding needs the event that is to be voided; give its code.</source>
   <translation>作废须指明被作废的事件编号。</translation>
  </message>
  <message>
   <source>What a special report lacks</source>
   <translation>专项报告缺项检查</translation>
  </message>
  <message>
   <source>What became of each photo</source>
   <translation>每张照片的登记结果</translation>
  </message>
  <message>
   <source>What cannot be right</source>
   <translation>不合理的记录</translation>
  </message>
  <message>
   <source>What happened</source>
   <translation>事件类型</translation>
  </message>
  <message>
   <source>What is missing</source>
   <translation>缺项清单</translation>
  </message>
  <message>
   <source>What is missing or to be looked at before the report is made</source>
   <translation>生成报告前缺少或需要核对的事项</translation>
  </message>
  <message>
   <source>What was seen</source>
   <translation>现场情况</translation>
  </message>
  <message>
   <source>When was it found? The parcels of {case} have no date of the find; give FOUND.</source>
   <translation>何时发现？{case}的图斑没有发现日期，请填写FOUND。</translation>
  </message>
  <message>
   <source>Where is the layer now?</source>
   <translation>图层现在在哪里？</translation>
  </message>
  <message>
   <source>Which file? Give the office's deadlines in RULES.</source>
   <translation>用哪个文件？请在RULES中指定本局时限文件。</translation>
  </message>
  <message>
   <source>Which unit? “{unit}” is none of {known}; give UNIT.</source>
   <translation>哪个机构？“{unit}”不在{known}之中，请填写UNIT。</translation>
  </message>
  <message>
   <source>With options…</source>
   <translation>选项…</translation>
  </message>
  <message>
   <source>Word document</source>
   <translation>Word文档</translation>
  </message>
  <message>
   <source>Word file</source>
   <translation>Word文件</translation>
  </message>
  <message>
   <source>Working days more</source>
   <translation>延长工作日数</translation>
  </message>
  <message>
   <source>Working days or days</source>
   <translation>按工作日或自然日计</translation>
  </message>
  <message>
   <source>Workspace</source>
   <translation>工作空间</translation>
  </message>
  <message>
   <source>Workspace created: {path}</source>
   <translation>已新建工作空间：{path}</translation>
  </message>
  <message>
   <source>Write what is due in the coming week as a calendar file</source>
   <translation>把今后一周到期的事项写成日历文件</translation>
  </message>
  <message>
   <source>Writes a complete sample county to try everything with: land use, permanent basic farmland, planning zones, approved land, roads, townships and villages, imagery of two dates, violation parcels, a quarter of patrol work with its tracks, the workspace and a project that shows it all. All of it is invented; the same seed gives the same county.

An earlier sample county in FOLDER is replaced; a folder that holds anything else is left alone.</source>
   <translation>生成一套完整的示范县数据，供试用全部功能：地类图斑、永久基本农田、规划分区、已批用地、道路、乡镇和行政村、两期影像、违法图斑、一个季度的巡查工作及轨迹、工作空间，以及显示全部内容的工程。数据全部为虚构；随机种子相同，生成的数据也相同。

FOLDER中原有的示范县会被替换；文件夹中有其他内容时不作改动。</translation>
  </message>
  <message>
   <source>Writes parcels in the exchange format of boundary points (勘测定界界址点坐标交换格式): northing first, area by the official ellipsoid method, holes and parts as rings. A layer that is not in a Gauss-Krüger zone of CGCS2000 is brought to the zone its parcels lie in.

DIALECT says how it is written; all dialects are entries of a data file and can be added to.</source>
   <translation>按勘测定界界址点坐标交换格式写出图斑：纵坐标在前，面积按官方椭球面积公式计算，空洞和各部分分圈写出。图层不是2000国家大地坐标系高斯—克吕格分带投影的，转换到图斑所在的投影带。

DIALECT决定写法；各种文件变体都在数据文件中定义，可以增加。</translation>
  </message>
  <message>
   <source>Writes the check sheet of a station for a quarter, two A4 pages with charts as Word and PDF: plan, patrols by week, ground near the tracks, construction sites, cases and their deadlines, the rates, problems to mend and whether those of the quarter before were mended. A quarter that is not over is shown as of TODAY. With RECORD it is entered among the documents, and the clock counts the station as checked.</source>
   <translation>生成中心所的季度检查表，A4纸两页，附图表，Word和PDF各一份：计划、各周巡查次数、轨迹两侧的覆盖面积、在建用地、案件和时限、各项比率、存在问题以及上季度问题的整改情况。季度未结束的，以TODAY的状态为准。选中RECORD时登记为文书，时限提醒即视该所已检查。</translation>
  </message>
  <message>
   <source>Writes the ledger of a period as XLSX, DOCX and PDF, the monthly return that is due by the 25th as DOCX and PDF, and the list of what is missing. MONTH is like 2026-11; START and END give any other period. UNIT is a station, or the branch with all its stations.

While something is missing, only the list is written; DRAFT prints all the same and marks each gap. Routes of patrols without a typed one are read from their tracks. Areas come from the latest measuring: measure first.</source>
   <translation>输出一个期间的巡查台账（XLSX、DOCX、PDF）、25日前上报的月度巡查工作落实情况（DOCX、PDF）和缺项清单。MONTH形如2026-11；其他期间用START和END。UNIT为中心所，或分局（含所属各所）。

有缺项时只输出缺项清单；选DRAFT则照样打印并标出每处缺项。没有填写路线的巡查，路线由轨迹读出。面积取最近一次量算结果，请先量算。</translation>
  </message>
  <message>
   <source>Year</source>
   <translation>年份</translation>
  </message>
  <message>
   <source>approved land</source>
   <translation>已批用地</translation>
  </message>
  <message>
   <source>as set in the workspace</source>
   <translation>按工作空间的设置</translation>
  </message>
  <message>
   <source>by the recorded figures</source>
   <translation>按记录面积</translation>
  </message>
  <message>
   <source>calendar days, a last day off rolled forward</source>
   <translation>自然日，末日为休息日的顺延</translation>
  </message>
  <message>
   <source>duties past their day</source>
   <translation>超过期限的事项</translation>
  </message>
  <message>
   <source>first major parcel</source>
   <translation>首个重大案件图斑</translation>
  </message>
  <message>
   <source>imagery</source>
   <translation>影像</translation>
  </message>
  <message>
   <source>in doubt</source>
   <translation>临界（待复测）</translation>
  </message>
  <message>
   <source>land use</source>
   <translation>地类图斑</translation>
  </message>
  <message>
   <source>leave as it is</source>
   <translation>保持不变</translation>
  </message>
  <message>
   <source>no coordinate system</source>
   <translation>无坐标系</translation>
  </message>
  <message>
   <source>not all features arrived; the disk may be full</source>
   <translation>要素未全部写入，磁盘可能已满</translation>
  </message>
  <message>
   <source>not measured</source>
   <translation>未量算</translation>
  </message>
  <message>
   <source>of {count} major cases</source>
   <translation>共{count}件重大案件</translation>
  </message>
  <message>
   <source>other</source>
   <translation>其他</translation>
  </message>
  <message>
   <source>over</source>
   <translation>超过</translation>
  </message>
  <message>
   <source>permanent basic farmland</source>
   <translation>永久基本农田</translation>
  </message>
  <message>
   <source>planning</source>
   <translation>规划</translation>
  </message>
  <message>
   <source>roads</source>
   <translation>道路</translation>
  </message>
  <message>
   <source>the file could not be created</source>
   <translation>无法创建文件</translation>
  </message>
  <message>
   <source>the new rows</source>
   <translation>新增记录</translation>
  </message>
  <message>
   <source>the plan's eighteen again</source>
   <translation>恢复方案的十八项</translation>
  </message>
  <message>
   <source>those in RULES</source>
   <translation>采用RULES文件</translation>
  </message>
  <message>
   <source>to be resurveyed</source>
   <translation>需复测</translation>
  </message>
  <message>
   <source>under</source>
   <translation>未超过</translation>
  </message>
  <message>
   <source>within a week</source>
   <translation>一周内到期</translation>
  </message>
  <message>
   <source>working days</source>
   <translation>工作日</translation>
  </message>
  <message>
   <source>{case} could not be made: {reason}</source>
   <translation>{case}未能生成：{reason}</translation>
  </message>
  <message>
   <source>{case} has no event {event} that could be corrected.</source>
   <translation>{case}没有编号为{event}的事件，无法更正。</translation>
  </message>
  <message>
   <source>{case} has no “{needed}” yet, so “{kind}” cannot be entered for it.</source>
   <translation>{case}尚未登记“{needed}”，不能登记“{kind}”。</translation>
  </message>
  <message>
   <source>{case} holds “{other}” already; “{kind}” does not go with it.</source>
   <translation>{case}已登记“{other}”，不能再登记“{kind}”。</translation>
  </message>
  <message>
   <source>{case} is major by its measured areas or its kind but not marked so; the clock treats it as major. Enter that it was recognised as a major case, or have it measured again.</source>
   <translation>{case}按量算面积或案件类型已达到重大案件标准，但未认定为重大案件，时限暂按重大案件计算；请登记“认定为重大案件”，或重新量算。</translation>
  </message>
  <message>
   <source>{case} is still a clue; open a case before entering “{kind}”.</source>
   <translation>{case}仍为线索，请先建立案件再登记“{kind}”。</translation>
  </message>
  <message>
   <source>{case} was extended {times} times; {most} is allowed.</source>
   <translation>{case}已延期{times}次，只允许{most}次。</translation>
  </message>
  <message>
   <source>{case}: made. {notes}</source>
   <translation>{case}：已生成。{notes}</translation>
  </message>
  <message>
   <source>{case}: nothing changed, kept.</source>
   <translation>{case}：没有变化，沿用原成果。</translation>
  </message>
  <message>
   <source>{code} is still a clue; open a case for it before printing {form}.</source>
   <translation>{code}仍为线索，请先建立案件再打印《{form}》。</translation>
  </message>
  <message>
   <source>{code} was changed by someone else in the meantime; look at the new state and enter it again.</source>
   <translation>“{code}”在此期间已被他人修改，请查看最新内容后重新录入。</translation>
  </message>
  <message>
   <source>{count} files were refused, nothing was imported:</source>
   <translation>{count}个文件被拒绝，全部未导入：</translation>
  </message>
  <message>
   <source>{count} major cases in {quarter}.</source>
   <translation>{quarter}共有重大案件{count}件。</translation>
  </message>
  <message>
   <source>{count} not measured</source>
   <translation>{count}个未量算</translation>
  </message>
  <message>
   <source>{count} officers are given; a case is handled by two named ones. Give two and name the others in NOTE.</source>
   <translation>填了{count}名承办人，而案件登记两名承办人；请填两名，其他参加人员写入NOTE（说明）。</translation>
  </message>
  <message>
   <source>{count} parcels</source>
   <translation>{count}个图斑</translation>
  </message>
  <message>
   <source>{count} parcels have not been measured yet: {codes}.</source>
   <translation>还有{count}个图斑未量算：{codes}。</translation>
  </message>
  <message>
   <source>{count} parcels measured: {major} major by the recorded figures, {doubt} in doubt.</source>
   <translation>已量算{count}个图斑：按记录面积达到重大案件标准{major}个，临界（待复测）{doubt}个。</translation>
  </message>
  <message>
   <source>{count} vertices coincide with their neighbour in the file's decimals and were written once.</source>
   <translation>有{count}个顶点按文件的小数位数取位后与相邻点相同，只写一次。</translation>
  </message>
  <message>
   <source>{figure} {value} (the same value, but what it comes from was edited)</source>
   <translation>{figure} {value}（数值未变，但其来源数据被改动）</translation>
  </message>
  <message>
   <source>{file} ends neither in .xlsx nor in .docx; choose one of them.</source>
   <translation>{file}的扩展名不是.xlsx或.docx，请选用其中一种。</translation>
  </message>
  <message>
   <source>{file} holds no bearing and distance; enter one leg a line.</source>
   <translation>“{file}”中没有方位角和距离，请每行填写一条边。</translation>
  </message>
  <message>
   <source>{file}, line {line}: '{text}' follows the @ that ends the parcel line; put it on a line of its own.</source>
   <translation>“{file}”第{line}行：地块行应以@结束，其后的“{text}”请另起一行。</translation>
  </message>
  <message>
   <source>{file}, line {line}: '{text}' has lost its last metres in a spreadsheet; format the column as a number with 3 decimals and export again.</source>
   <translation>“{file}”第{line}行：“{text}”经电子表格处理后丢失了末几位数字；请将该列设为3位小数的数值格式，重新导出。</translation>
  </message>
  <message>
   <source>{file}, line {line}: '{text}' in the header is no key=value; correct the line.</source>
   <translation>“{file}”第{line}行：文件头中的“{text}”不是“项=值”的形式，请改正。</translation>
  </message>
  <message>
   <source>{file}, line {line}: '{text}' is neither a point row (name, ring number, X, Y) nor a parcel line ending in @; correct the line.</source>
   <translation>“{file}”第{line}行：“{text}”既不是界址点行（点号、圈号、X、Y），也不是以@结束的地块行，请改正。</translation>
  </message>
  <message>
   <source>{file}, line {line}: '{text}' is no bearing and distance; write for example N 35°12'30" E 120.55 or 35-12-30, 120.55.</source>
   <translation>“{file}”第{line}行：“{text}”不是方位角和距离；请写成 N 35°12'30" E 120.55 或 35-12-30, 120.55 的形式。</translation>
  </message>
  <message>
   <source>{file}, line {line}: '{text}' is no plain number; write the coordinate in metres with a decimal point.</source>
   <translation>“{file}”第{line}行：“{text}”不是普通数字；坐标请以米为单位，用小数点书写。</translation>
  </message>
  <message>
   <source>{file}, line {line}: '{text}' stands before the first parcel line (the one that ends in @); add the parcel line.</source>
   <translation>“{file}”第{line}行：“{text}”之前没有地块行（以@结束的行），请补上地块行。</translation>
  </message>
  <message>
   <source>{file}, line {line}: CRS {given} is no CGCS2000 Gauss-Krüger plane, the only kind this format holds; give the zone the file was made in.</source>
   <translation>“{file}”第{line}行：CRS的值{given}不是2000国家大地坐标系高斯—克吕格平面坐标系，本格式只能采用该类坐标系；请指定文件制作时采用的投影带。</translation>
  </message>
  <message>
   <source>{file}, line {line}: X and Y are interchanged ({sample}: the easting stands first); have the file exported again with the northing first, or allow interchanged axes with ACCEPT_SWAPPED.</source>
   <translation>“{file}”第{line}行：X、Y标反（{sample}，横坐标在前）；请按纵坐标在前重新导出文件，或选中ACCEPT_SWAPPED允许对调。</translation>
  </message>
  <message>
   <source>{file}, line {line}: neither the eastings nor the header (带号) tell the zone; ask the file's maker and give CRS, for Hongze usually EPSG:4549.</source>
   <translation>“{file}”第{line}行：横坐标和文件头（带号）均未注明投影带；请向文件制作单位核实后指定CRS，洪泽一般为EPSG:4549。</translation>
  </message>
  <message>
   <source>{file}, line {line}: text stands before the first section; a boundary-point TXT begins with [属性描述], remove the line or choose another file.</source>
   <translation>“{file}”第{line}行：第一节之前有其他文字；界址点TXT应以[属性描述]开头，请删除该行或另选文件。</translation>
  </message>
  <message>
   <source>{file}, line {line}: the boundary crosses or touches itself near this point ({reason}), so it bounds no one area; check the order and the coordinates of the points.</source>
   <translation>“{file}”第{line}行：界址线在该点附近自相交或自身接触（{reason}），不能围成一个面；请检查界址点的顺序和坐标。</translation>
  </message>
  <message>
   <source>{file}, line {line}: the coordinates are degrees, the format wants metres; if they are longitude and latitude in CGCS2000, give CRS EPSG:4490, else have the file exported in a Gauss-Krüger zone.</source>
   <translation>“{file}”第{line}行：坐标以度为单位，本格式要求以米为单位；如为2000国家大地坐标系经纬度，请将CRS指定为EPSG:4490，否则请按高斯—克吕格分带投影重新导出文件。</translation>
  </message>
  <message>
   <source>{file}, line {line}: the coordinates are in {datum} ({value}), for which no honest transformation to CGCS2000 exists without the local parameters; have the surveying office convert them to CGCS2000.</source>
   <translation>“{file}”第{line}行：坐标采用{datum}（{value}），缺少当地转换参数，不能可靠转换到2000国家大地坐标系；请由测绘单位转换到2000国家大地坐标系。</translation>
  </message>
  <message>
   <source>{file}, line {line}: the coordinates {sample} are no northing and easting in China; correct the digits or the zone prefix.</source>
   <translation>“{file}”第{line}行：坐标{sample}不是我国范围内的纵、横坐标，请改正数字或带号。</translation>
  </message>
  <message>
   <source>{file}, line {line}: the distance is zero; remove the leg or correct it.</source>
   <translation>“{file}”第{line}行：距离为零，请删除或改正该边。</translation>
  </message>
  <message>
   <source>{file}, line {line}: the easting has the zone prefix {other}, those before it {first} (0: none); put each zone in a file of its own.</source>
   <translation>“{file}”第{line}行：横坐标带号为{other}，与前面的{first}不同（0表示不带带号）；请将不同投影带分成不同文件。</translation>
  </message>
  <message>
   <source>{file}, line {line}: the file ends without a section [地块坐标]; it is no boundary-point TXT, choose another file.</source>
   <translation>“{file}”第{line}行：文件到结尾没有[地块坐标]一节，不是界址点TXT，请另选文件。</translation>
  </message>
  <message>
   <source>{file}, line {line}: the file says {crs} but CRS says {given}; leave CRS empty for this file, or find out which is right.</source>
   <translation>“{file}”第{line}行：文件注明的坐标系为{crs}，而CRS指定为{given}；导入该文件时请不填CRS，或核实哪个正确。</translation>
  </message>
  <message>
   <source>{file}, line {line}: the header names no known coordinate system (坐标系={value}); ask the file's maker and give CRS, for Hongze usually EPSG:4528.</source>
   <translation>“{file}”第{line}行：文件头的坐标系无法识别（坐标系={value}）；请向文件制作单位核实后指定CRS，洪泽一般为EPSG:4528。</translation>
  </message>
  <message>
   <source>{file}, line {line}: the parcel is no area in a standard Gauss-Krüger zone and cannot be written in another dialect; import it and export it from the layer.</source>
   <translation>“{file}”第{line}行：地块不是标准高斯—克吕格投影带内的面，不能直接改写为其他文件变体；请先导入，再从图层导出。</translation>
  </message>
  <message>
   <source>{file}, line {line}: the parcel line is not followed by a point row; add its points or remove it.</source>
   <translation>“{file}”第{line}行：地块行之后没有界址点行，请补上界址点或删除该行。</translation>
  </message>
  <message>
   <source>{file}, line {line}: the ring number '{text}' is no whole number; correct the second column.</source>
   <translation>“{file}”第{line}行：圈号“{text}”不是整数，请改正第2列。</translation>
  </message>
  <message>
   <source>{file}, line {line}: the ring that begins here has {count} distinct points, a ring needs 3; add the missing point rows or correct the ring numbers.</source>
   <translation>“{file}”第{line}行：由此开始的一圈只有{count}个不同的点，至少需要3个；请补上缺少的界址点行或改正圈号。</translation>
  </message>
  <message>
   <source>{file}, line {line}: the ring that begins here overlaps the one that begins in line {other} without lying inside it; correct the points, or give each its own parcel line.</source>
   <translation>“{file}”第{line}行：由此开始的一圈与第{other}行开始的一圈部分重叠，又不在其内；请改正界址点，或分别设置地块行。</translation>
  </message>
  <message>
   <source>{file}, line {line}: the section [{section}] stands a second time or after the coordinates; put each delivery in a file of its own.</source>
   <translation>“{file}”第{line}行：[{section}]一节重复出现，或出现在坐标之后；请将每批数据分成单独文件。</translation>
  </message>
  <message>
   <source>{file}, line {line}: the section [地块坐标] holds no parcel line ending in @; ask the file's maker for a complete one.</source>
   <translation>“{file}”第{line}行：[地块坐标]一节中没有以@结束的地块行；请向文件制作单位索取完整文件。</translation>
  </message>
  <message>
   <source>{file}, line {line}: these bytes are neither UTF-8 nor GBK/GB18030 text; save the file again as UTF-8, or ask its maker for a new copy.</source>
   <translation>“{file}”第{line}行：内容不是UTF-8或GBK/GB18030编码的文字；请另存为UTF-8编码，或向文件制作单位重新索取。</translation>
  </message>
  <message>
   <source>{file}, line {line}: zone {zone} is a {width}° zone, the header says {other}°; correct the header.</source>
   <translation>“{file}”第{line}行：带号{zone}属于{width}°带，而文件头注明为{other}°带，请改正文件头。</translation>
  </message>
  <message>
   <source>{file}, line {line}: {key} is '{value}', the format knows only Gauss-Krüger coordinates in metres; have the file exported again.</source>
   <translation>“{file}”第{line}行：{key}为“{value}”，本格式只接受以米为单位的高斯—克吕格坐标；请重新导出文件。</translation>
  </message>
  <message>
   <source>{file}, line {line}: {key} is '{value}', which is none of the values possible in China; correct the header.</source>
   <translation>“{file}”第{line}行：{key}为“{value}”，不是我国范围内可能的值，请改正文件头。</translation>
  </message>
  <message>
   <source>{file}, line {line}: {key} is given a second time with another value ('{first}' and '{second}'); leave only the right one.</source>
   <translation>“{file}”第{line}行：{key}重复出现且值不同（“{first}”和“{second}”），请只保留正确的一个。</translation>
  </message>
  <message>
   <source>{form} is dated {day}, before {code} was found ({found}); correct one of the two dates.</source>
   <translation>《{form}》的日期{day}早于{code}的发现日期（{found}），请更正其中一个。</translation>
  </message>
  <message>
   <source>{form} of {subject} was not printed; it lacks: {missing}. Fill these in first.</source>
   <translation>{subject}的《{form}》未打印，缺少：{missing}。请先补齐。</translation>
  </message>
  <message>
   <source>{image} is linked already and was left as it is.</source>
   <translation>{image}已经关联，未作改动。</translation>
  </message>
  <message>
   <source>{image} was not linked: it cannot be opened as an image.</source>
   <translation>{image}未关联：不能作为影像打开。</translation>
  </message>
  <message>
   <source>{image} was not linked: it names no coordinate system. Load it, set its coordinate system, and link that layer.</source>
   <translation>{image}未关联：没有坐标系。请先加载该影像并设置坐标系，再关联该图层。</translation>
  </message>
  <message>
   <source>{image} was not linked: neither its name nor its tags tell its day. Put the day into the name (20260301), or link it by itself with its date.</source>
   <translation>{image}未关联：文件名和影像标签中都没有拍摄日期。请在文件名中写明日期（如20260301），或单独关联并填写日期。</translation>
  </message>
  <message>
   <source>{kind} is dated {day}, after today ({today}); enter it when it has happened.</source>
   <translation>“{kind}”的日期{day}晚于今日（{today}），请待事项发生后再登记。</translation>
  </message>
  <message>
   <source>{kind} was entered already for {case} on {day}; to change it, give the event that is corrected.</source>
   <translation>{case}已于{day}登记过“{kind}”；如需更正，请指明被更正的事件编号。</translation>
  </message>
  <message>
   <source>{name} is no class scheme: give one of {known}, or the path of a class-map CSV file.</source>
   <translation>“{name}”不是地类分类方案；请填写{known}之一，或地类对照表CSV文件的路径。</translation>
  </message>
  <message>
   <source>{parcels} changed after being measured; measure again before printing {form}.</source>
   <translation>{parcels}量算后有改动，请重新量算后再打印《{form}》。</translation>
  </message>
  <message>
   <source>{parcels} parcels with {points} boundary points written ({title}), coordinates in {crs}.</source>
   <translation>已写出{parcels}个图斑、{points}个界址点（{title}），坐标系为{crs}。</translation>
  </message>
  <message>
   <source>{path} cannot be read as a PDF: {reason}.</source>
   <translation>{path}不能作为PDF读取：{reason}。</translation>
  </message>
  <message>
   <source>{path} cannot be read: {reason}; check that you may open it and that it is whole.</source>
   <translation>“{path}”无法读取：{reason}；请检查是否有权限打开、文件是否完整。</translation>
  </message>
  <message>
   <source>{path} cannot be written: {reason}. Choose a folder you may write to, close programs that have the file open, or free some disk space.</source>
   <translation>“{path}”无法写出：{reason}。请选择有写入权限的文件夹，关闭占用该文件的程序，或清理磁盘空间。</translation>
  </message>
  <message>
   <source>{path} carries no coordinate system (layer {layer}, coordinates near {sample}); find out what it was made in and give CRS, for Hongze usually EPSG:4528.</source>
   <translation>“{path}”没有坐标系（图层“{layer}”，坐标在{sample}附近）；请核实制作时采用的坐标系并指定CRS，洪泽一般为EPSG:4528。</translation>
  </message>
  <message>
   <source>{path} exists already; choose another name for the new workspace.</source>
   <translation>“{path}”已存在，请为新工作空间另取名称。</translation>
  </message>
  <message>
   <source>{path} exists and holds something else than an earlier report set; choose a new folder.</source>
   <translation>{path}已存在，且不是以前生成的成果，请另选文件夹。</translation>
  </message>
  <message>
   <source>{path} holds none of the maps that the letters name as their annex; add the maps by hand.</source>
   <translation>{path}中没有函告所附的图件，请自行附上。</translation>
  </message>
  <message>
   <source>{path} is an ECharts map file (UTF8Encoding): its coordinates are packed as text and GCJ-02, so it holds no parcels; export the data as plain GeoJSON.</source>
   <translation>“{path}”是ECharts地图文件（UTF8Encoding）：坐标经过文本压缩，且为GCJ-02，不能作为图斑导入；请将数据导出为普通GeoJSON。</translation>
  </message>
  <message>
   <source>{path} is no GeoPackage path; give one that ends with .gpkg.</source>
   <translation>“{path}”不是GeoPackage文件路径，请填写以.gpkg结尾的路径。</translation>
  </message>
  <message>
   <source>{path} is no complete report set: {files} must be there.</source>
   <translation>{path}不是完整的成果，其中须有{files}。</translation>
  </message>
  <message>
   <source>{path} is no report set: its manifest.json is missing or damaged ({reason}).</source>
   <translation>{path}不是成果文件夹：manifest.json缺失或损坏（{reason}）。</translation>
  </message>
  <message>
   <source>{path} is not a LandPatrol workspace; open the right file or create a new workspace.</source>
   <translation>“{path}”不是国土执法巡查的工作空间；请打开正确的文件或新建工作空间。</translation>
  </message>
  <message>
   <source>{path}: files of this kind are not imported; save it as one of {known} (a DWG drawing as DXF).</source>
   <translation>“{path}”：不支持导入此类文件；请另存为{known}之一（DWG图形请存为DXF）。</translation>
  </message>
  <message>
   <source>{path}: the attribute table declares no encoding and is neither UTF-8 nor GBK; give ENCODING.</source>
   <translation>“{path}”：属性表未注明编码，且不是UTF-8或GBK；请指定ENCODING。</translation>
  </message>
  <message>
   <source>{site} has {count} visits on {day} now and each is counted; if it is one and the same, delete one of them.</source>
   <translation>{site}在{day}已有{count}条巡查记录，各计一次；如属同一次，请删去多余的记录。</translation>
  </message>
  <message>
   <source>{text} is no quarter; write it as 2026Q4 or 2026年第四季度.</source>
   <translation>{text}不是季度，请写成2026Q4或2026年第四季度。</translation>
  </message>
  <message>
   <source>{title} was not printed; {count} items are missing: {missing}. The list is in {file}; fill these in, or choose DRAFT to print it with the gaps marked.</source>
   <translation>{title}未打印，缺少{count}项：{missing}。清单见{file}；请补齐，或选DRAFT打印标有缺项的草稿。</translation>
  </message>
  <message>
   <source>{unit} has no patrol in {period}; check the period, or import or enter the patrols first.</source>
   <translation>{unit}在{period}没有巡查记录，请检查期间，或先导入、登记巡查。</translation>
  </message>
  <message>
   <source>{value} cannot be used for {name} ({title}): check that it exists and is of the right kind.</source>
   <translation>“{value}”不能用于{name}（{title}）：请检查是否存在、类型是否正确。</translation>
  </message>
  <message>
   <source>{value} cannot be used for {name} ({title}): give one of {choices}.</source>
   <translation>“{value}”不能用于{name}（{title}），可填：{choices}。</translation>
  </message>
  <message>
   <source>{value} cannot be used for {name} ({title}): write the day like 2026-09-08 or 2026年9月8日.</source>
   <translation>“{value}”不能用作{name}（{title}）：请将日期写成2026-09-08或2026年9月8日的形式。</translation>
  </message>
  <message>
   <source>{value}, given as {name}, is no vector layer that can be opened.</source>
   <translation>{name}指定的“{value}”不是可以打开的矢量图层。</translation>
  </message>
  <message>
   <source>“{kind}” of {case} ({day}) does not say for how many days; give DAYS.</source>
   <translation>{case}的“{kind}”（{day}）未写明天数，请填写DAYS。</translation>
  </message>
  <message>
   <source>“{kind}” of {case} ({day}) lacks who approved it; give the approver.</source>
   <translation>{case}的“{kind}”（{day}）缺少批准人，请填写。</translation>
  </message>
  <message>
   <source>“{kind}” of {case} is dated {day}, before “{other}” ({other_day}); correct one of the two dates.</source>
   <translation>{case}的“{kind}”日期为{day}，早于“{other}”（{other_day}）；请更正其中一个日期。</translation>
  </message>
  <message>
   <source>“{kind}” of {case} needs two named officers; name both.</source>
   <translation>{case}的“{kind}”须有两名承办人，请填写完整。</translation>
  </message>
  <message>
   <source>“{kind}” of {case} stands for {day} and for {again} now; if it is one and the same, void one of the two.</source>
   <translation>{case}的“{kind}”已登记{day}，现又登记{again}；如属同一次，请作废其中一条。</translation>
  </message>
  <message>
   <source>“{officer}” names {count} officers of the workspace; give the code of one.</source>
   <translation>工作空间中有{count}名执法人员叫“{officer}”；请改填其中一人的编号。</translation>
  </message>
  <message>
   <source>“{text}” is no day of the calendar; write it like 2026-09-18.</source>
   <translation>“{text}”不是有效日期，请写成2026-09-18的形式。</translation>
  </message>
  <message>
   <source>“{text}” is no month; write it like 2026-10.</source>
   <translation>“{text}”不是有效月份，请写成2026-10的形式。</translation>
  </message>
 </context>
</TS>
