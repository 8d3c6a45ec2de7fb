import { parse } from 'edtf';
import { describe, expect, test } from 'vitest';
import { createDateRecogniser } from '../../../../../../src/stages/tag/values/date/date.ts';
import { read } from '../../../../../support/amounts.ts';

/**
 * Dates as newspapers, treaties, debates, judgments, bibliographies, scanned books, budgets and market reports of all continents
 * write them, with the numbers next to them that are none: a text, and after ` || ` every date in it with its value, `-` for none.
 */
const inputs: Readonly<Record<string, string>> = {
  news: `
GENEVA, 3 October 2011 (ILO News) – Ministers met. || 3 October 2011=2011-10-03
Published: Tue 14 Jun 2016 08:30 BST || Tue 14 Jun 2016=2016-06-14
Updated 12:45 p.m. ET, Thu., Feb. 7, 2008 || Thu., Feb. 7, 2008=2008-02-07
Sat, Mar 3rd 2018 at noon || Sat, Mar 3rd 2018=2018-03-03
Posted by admin on 2012/05/17 at 14:05 || 2012/05/17=2012-05-17
17th. June 1991 and June 17th., 1991. || 17th. June 1991=1991-06-17; June 17th., 1991=1991-06-17
Wellington, N.Z., Oct. 9th, '61, we sailed. || Oct. 9th, '61=1961-10-09
She arrived on Monday 21 and left on Tuesday 22 March 2013. || Tuesday 22 March 2013=2013-03-22
open Monday 21 – Friday 25 March 2013 || Monday 21 – Friday 25 March 2013=2013-03-21/2013-03-25
from Monday, 21 March, to Friday, 25 March 2013 || Monday, 21 March, to Friday, 25 March 2013=2013-03-21/2013-03-25
from Thursday 28 February to Saturday 2 March 2013 || Thursday 28 February to Saturday 2 March 2013=2013-02-28/2013-03-02
They met on May 13 & 14, 2005 and June 3/4, 2006. || May 13 & 14, 2005=2005-05-13/2005-05-14; June 3/4, 2006=2006-06-03/2006-06-04
May 13-June 2, 2005; Jan. 1-Mar. 31, 1999; 5 December 1941-7 January 1942 || May 13-June 2, 2005=2005-05-13/2005-06-02; Jan. 1-Mar. 31, 1999=1999-01-01/1999-03-31; 5 December 1941-7 January 1942=1941-12-05/1942-01-07
May 13th to 15th, 2005; 13th-15th Sept. 2008; 13th to 15th of May, 1911 || May 13th to 15th, 2005=2005-05-13/2005-05-15; 13th-15th Sept. 2008=2008-09-13/2008-09-15; 13th to 15th of May, 1911=1911-05-13/1911-05-15
on the night of 12/13 August 1888 and on 12th/13th September 1889 || 12/13 August 1888=1888-08-12/1888-08-13; 12th/13th September 1889=1889-09-12/1889-09-13
on 1 & 2 March 2007 || 1 & 2 March 2007=2007-03-01/2007-03-02
from the 3rd to the 9th of May 1911 || the 3rd to the 9th of May 1911=1911-05-03/1911-05-09
on the 21st and 22nd of March 2013 || the 21st and 22nd of March 2013=2013-03-21/2013-03-22
12 May 2009, 14:30 UTC; 12/13/2009 14:30; 2009-05-12 14:30:00; at 10 a.m. on 12 May 2009 || 12 May 2009=2009-05-12; 12/13/2009=2009-12-13; 2009-05-12=2009-05-12; 12 May 2009=2009-05-12
The Times of India, May 12, 2001, p. 4; retrieved 2009-05-12; Last accessed: 12 May, 2009. || May 12, 2001=2001-05-12; 2009-05-12=2009-05-12; 12 May, 2009=2009-05-12
the spring and summer of 1942 || the spring and summer of 1942=1942-03/1942-08
`,
  treaties: `
Done at Nairobi, this twenty-third day of October, two thousand and nine. || twenty-third day of October, two thousand and nine=2009-10-23
DONE at Vienna, this eighteenth day of April, one thousand nine hundred and sixty-one. || eighteenth day of April, one thousand nine hundred and sixty-one=1961-04-18
Done on the 4th day of July in the year of our Lord one thousand eight hundred and forty. || the 4th day of July in the year of our Lord one thousand eight hundred and forty=1840-07-04
in the year of our Lord 1776, the twelfth || the year of our Lord 1776=1776
on the 1st day of January, A.D. 1863 || the 1st day of January, A.D. 1863=1863-01-01
on the ninth of November nineteen eighty-nine || the ninth of November nineteen eighty-nine=1989-11-09
It was founded in nineteen forty-five. || nineteen forty-five=1945
of the year eighteen hundred and twelve || the year eighteen hundred and twelve=1812
done at Lomé, 28 February nineteen hundred and seventy-five || 28 February nineteen hundred and seventy-five=1975-02-28
nineteen forty-watt bulbs and twenty twenty-dollar bills, two thousand and ten people ||
on May 2d, 1863; the 3d of April 1811; June 22d, 1862 || May 2d, 1863=1863-05-02; the 3d of April 1811=1811-04-03; June 22d, 1862=1862-06-22
1 January to 30 June 2014; 1st January till 30th June 1914 || 1 January to 30 June 2014=2014-01-01/2014-06-30; 1st January till 30th June 1914=1914-01-01/1914-06-30
1.1.2014 – 30.6.2014; 01.04.2010 to 31.03.2011; 13/01/2014 to 30/06/2014 || 1.1.2014 – 30.6.2014=2014-01-01/2014-06-30; 01.04.2010 to 31.03.2011=2010-04-01/2011-03-31; 13/01/2014 to 30/06/2014=2014-01-13/2014-06-30
between 1 July 1997 and 30 June 1998 || 1 July 1997 and 30 June 1998=1997-07-01/1998-06-30
from May to October, 1911; from May 1911 up to July 1913; from 1911 up to 1913 || May to October, 1911=1911-05/1911-10; May 1911 up to July 1913=1911-05/1913-07; 1911 up to 1913=1911/1913
from March 1 until May 31, 2002 || March 1 until May 31, 2002=2002-03-01/2002-05-31
`,
  debates: `
[12 MAY 1948] || 12 MAY 1948=1948-05-12
HC Deb 12 May 1948 vol 450 cc2105-10 || 12 May 1948=1948-05-12
Wednesday, 12th May, 1948. The House met at 2.30 p.m. || Wednesday, 12th May, 1948=1948-05-12
Mr. May (Kent) asked; Mrs. April Jones said; Dr. August replied ||
Friday, the 13th August, 1999 || Friday, the 13th August, 1999=1999-08-13
`,
  judgments: `
[1932] A.C. 562; (1998) 2 SCR 114; AIR 1973 SC 1461; [2004] EWCA Civ 1340; 2011 SCC 47 || 1932=1932; 1998=1998; 1973=1973; 2004=2004; 2011=2011
347 U.S. 483 (1954); W.P. No. 1234 of 2005; Civil Appeal No. 1999 of 2010 || 1954=1954; 2005=2005; 2010=2010
dated 3-4-2012 and w.e.f. 01.04.2010; as on 31-03-2011; dt. 25-4-2012 || 3-4-2012=2012-04-03; 01.04.2010=2010-04-01; 31-03-2011=2011-03-31; 25-4-2012=2012-04-25
Security Council resolution 1973 (2011) and resolution 2015/26; A/RES/60/1; S/2010/466; CAC/COSP/2013/3 || 2011=2011
24 and 25 Geo. 5; 8 & 9 Vict. c. 20; section 1998; reg. 1907/2006 ||
`,
  'budgets and markets': `
2011-12 (RE), 2012-13 BE, 2009/10 Actual, FY 2013-14 || 2011-12=2011/2012; 2012-13=2012/2013; 2009/10=2009/2010; FY 2013-14=2013/2014
the financial year 2013-14; the 2013/14 financial year; calendar 2015; tax year 2015/16 || the financial year 2013-14=2013/2014; 2013/14=2013/2014; 2015=2015; tax year 2015/16=2015/2016
Q1FY20, 1QFY2011, 4QCY18, H1 FY2021-22, 1H2019 || Q1FY20=-; 1QFY2011=-; 4QCY18=2018-10/2018-12; H1 FY2021-22=-; 1H2019=2019-01/2019-06
Jan-Dec'19; Jan-Dec '19; Dec'19; Mar 2020E; 2014E; 2014F || Jan-Dec'19=2019-01/2019-12; Jan-Dec '19=2019-01/2019-12; Dec'19=2019-12; Mar 2020=2020-03; 2014=2014; 2014=2014
Contracts for Dec-19 and Mar-20 traded; Jul-08 Aug-08 Sep-08 || Dec-19=2019-12; Mar-20=2020-03; Jul-08=2008-07; Aug-08=2008-08; Sep-08=2008-09
the week ended 5 March 2004; the six months to 30 June 2015; the nine-month period ended 30 September 2003; the half-year ended 31 December 2001 || the week ended 5 March 2004=2004-02-28/2004-03-05; the six months to 30 June 2015=2015-01-01/2015-06-30; the nine-month period ended 30 September 2003=2003-01-01/2003-09-30; the half-year ended 31 December 2001=2001-07-01/2001-12-31
the fiscal year ending June 30, 2008; the 12 months to March 2015; FYE 31 March 2010 || the fiscal year ending June 30, 2008=2007-07-01/2008-06-30; the 12 months to March 2015=2014-04/2015-03; 31 March 2010=2010-03-31
constant 2010 US$, at 2005 prices, 2011 PPP dollars || 2010=2010; 2005=2005; 2011=2011
late-2008, mid-Jan 2009, early-to-mid 1990s, mid to late 2005, the mid- to late-1990s || late-2008=2008; mid-Jan 2009=2009-01; early-to-mid 1990s=1990/1999; mid to late 2005=2005; the mid- to late-1990s=1990/1999
second-half 2009; the final quarter of 2012; the latter half of 2009; 2H 2009; 2009 second half || second-half 2009=2009-07/2009-12; the final quarter of 2012=2012-10/2012-12; the latter half of 2009=2009-07/2009-12; 2H 2009=2009-07/2009-12; 2009 second half=2009-07/2009-12
the latter part of 1912, the last quarter of 1911, the closing months of 1944, the early part of 1944, the last days of April 1945, the first week of May 1940 || the latter part of 1912=1912; the last quarter of 1911=1911-10/1911-12; the closing months of 1944=1944; the early part of 1944=1944; the last days of April 1945=1945-04; the first week of May 1940=1940-05
the 2007 fiscal year; fiscal years 2007 and 2008; fiscal years 1996-97 to 1998-99; the 1978-79 crop year || 2007=2007; 2007=2007; 2008=2008; 1996-97 to 1998-99=1996/1999; 1978-79=1978/1979
'08-'09; '08/'09; 2008-'09; 1998-'99; 1999-2000 || '08-'09=2008/2009; '08/'09=2008/2009; 2008-'09=2008/2009; 1998-'99=1998/1999; 1999-2000=1999/2000
at the close of 1899; at the end of the year 1899; in the course of 2009; throughout 1907 || the close of 1899=1899; the end of the year 1899=1899; 2009=2009; 1907=1907
November, 2009; November/December 2009; Nov.2009; Nov., 2009; Nov.–Dec. 2009 || November, 2009=2009-11; November/December 2009=2009-11/2009-12; Nov.2009=2009-11; Nov., 2009=2009-11; Nov.–Dec. 2009=2009-11/2009-12
2008/9/15; 2008.9.15; 2008. 9. 15.; 15/9-2008; 15 / 09 / 2008; 5-XII-1941; 5. XII. 1941 || 2008/9/15=2008-09-15; 2008.9.15=2008-09-15; 2008. 9. 15=2008-09-15; 15/9-2008=2008-09-15; 15 / 09 / 2008=2008-09-15; 5-XII-1941=1941-12-05; 5. XII. 1941=1941-12-05
14.VIII.1947; 09-Nov-1989; 12NOV2018; 09Nov1989 || 14.VIII.1947=1947-08-14; 09-Nov-1989=1989-11-09; 12NOV2018=2018-11-12; 09Nov1989=1989-11-09
from 15.09.08 to 18.09.08; (3.4.87) || 15.09.08 to 18.09.08=2008-09-15/2008-09-18; 3.4.87=1987-04-03
`,
  'decades and eras': `
the nineteen-sixties; the eighteen-nineties; the '20s and '30s; the late-'80s; the 60s and 70s; the mid-1970's || the nineteen-sixties=1960/1969; the eighteen-nineties=1890/1899; the '20s=1920/1929; '30s=1930/1939; the late-'80s=1980/1989; the 60s=1960/1969; 70s=1970/1979; the mid-1970's=1970/1979
1830s and 1840s; pre-1990s; the 1960s through the 1980s; the 1600s || 1830s=1830/1839; 1840s=1840/1849; 1990s=1990/1999; the 1960s through the 1980s=1960/1989; the 1600s=1600/1699
c. 1200 BCE; 8000–6000 BC; 323 B.C.; in A. D. 1191; A.D. 900-1200; 43 C.E.; in 55 and 54 B.C. || 1200 BCE=-1199; 8000–6000 BC=-7999/-5999; 323 B.C.=-0322; A. D. 1191=1191; A.D. 900-1200=0900/1200; 43 C.E.=0043; 55=-0054; 54 B.C.=-0053
c. AD 120–122; c1850; c.1850-1900; fl. 1590; (b. 1902, d. 1988); (1902-88); (1902–); (b. 1954) || AD 120–122=0120/0122; 1850=1850; 1850-1900=1850/1900; 1590=1590; 1902=1902; 1988=1988; 1902-88=1902/1988; 1902=1902; 1954=1954
`,
  bibliographies: `
Oxford: OUP, 2008. Nature 1999; 401: 788. 2001;45(3):123-9. (Author 1995:23). 12 (1987) 201–30. || 2008=2008; 1999=1999; 2001=2001; 1995=1995; 1987=1987
©2004; c2004; cop. 1998; [1899?]; [ca. 1920]; 1887, repr. 1965 || 2004=2004; 2004=2004; 1998=1998; 1899=1899; 1920=1920; 1887=1887; 1965=1965
(Smith 1995, 1997a, b; cf. Jones et al., 2001, p. 1999) || 1995=1995; 1997a=1997; 2001=2001
vol. 12, no. 3 (May 1987): 201-230; pp. 1914-1918; p. 1998; ll. 1914-1920; ISSN 1990-2010; ISBN 0-19-852011-6 || May 1987=1987-05
Vol. 2. London 1679; Leipzig, 1873; Paris: Didot, 1789, in-8; Calcutta 1834. || 1679=1679; 1873=1873; 1789=1789; 1834=1834
`,
  'near misses': `
Call +91 11 2309 2011 or (202) 555-1987, fax 2012-3456 ext. 2010 ||
at 1900 hrs, 1945 hours, at 2030 GMT, 0900-1700, from 1900 to 2100 hours, 1930 local time, 2000 UTC ||
P.O. Box 2010, Nairobi; Private Bag 1998; 1050 Wien; DK-2100 Copenhagen; Sydney NSW 2000; 1000 Brussels ||
a scale of 1:2000; version 2010.1; v1.2.2010; Route 1950; Boeing 2020; Windows 2000; 2000 m; 1990 °C ||
some 1900 men, about 2000 refugees, as many as 2000, more than 1990, nearly 2000, a total of 1976, over 1,900 ||
1950 votes, 2010 delegates, 1990 copies, 2014 vehicles, 1985 seats, 2100 calories, 1985-odd ||
it fell 2-1 on May Day; Mayday; May I; may 12 of them; the march 12 men made; they march on ||
Karl May, Jan Smuts, Fredric March, January Jones, June Allyson, April O'Neil, Theresa May's plan ||
3-5 to 4-6; 21-19; 7-5, 6-3 ||
sections 12 to 15, clause 4(2)(a), rule 1998, para 2010, art. 1914, fig. 1990, no 2011, nos. 1914-18 ||
5 to 4, 6-3, 2-1 (1-0), 2:1, a 4/5 vote, 12/15, 3/4 of them, 10/2 ||
She is 19, he 45; the 3rd of 12; 31 of them ||
ISO 9001:2008 certified; IEC 60601-1; RFC 2119; UTF-8; X.509 ||
lat. 19.14 N, 20° 10' E; altitude 2010 m; 2,010 m; 1990m; 2000 ft ||
GMT+0200, 18:45, 1845h, 18.45 hrs, 0600-1800 daily, open 0900 to 1730 ||
Act 2010 c. 15; 1986 c. 45; 2010 asp 3; SI 2010/1906 || 2010=2010; 1986=1986; 2010=2010; 2010=2010
IP 192.168.20.10; 10.12.20.14; v2.0.1998; build 2014.05; 1.10.2 ||
`,
  Africa: `
The Minister tabled the Appropriation Bill on Thursday, June 13th, 2019, for the 2019/2020 financial year. || Thursday, June 13th, 2019=2019-06-13; 2019/2020=2019/2020
Gazette No. 4512 of 16th September, 2011 came into force w.e.f. 1st October, 2011. || 16th September, 2011=2011-09-16; 1st October, 2011=2011-10-01
Between January–September 2014 and the same period in 2013, exports fell. || January–September 2014=2014-01/2014-09; the same period in 2013=2013-01/2013-09
Budget 2015/16–2017/18 Medium Term Framework || 2015/16–2017/18=2015/2018
The harmattan of 1983-84 followed the 1972–73 drought. || 1983-84=1983/1984; 1972–73=1972/1973
Assented to 22-12-1995; commenced on 1-1-96. || 22-12-1995=1995-12-22; 1-1-96=1996-01-01
Act 29 of 1963; L.N. 174 of 2013 || 1963=1963; 2013=2013
Lusaka, 24/10/64 - Independence. || 24/10/64=1964-10-24
by mid-2014/early 2015 || mid-2014=2014; early 2015=2015
`,
  Asia: `
Circular No. 12/2014-Customs dated 11.7.2014 (F.Y. 2014-15) || 11.7.2014=2014-07-11; 2014-15=2014/2015
The Thirteenth Five-Year Plan (2016–20) and Asian Games 2018 || 2016–20=2016/2020; 2018=2018
Tokyo, Heisei 23 (2011), 3/11/2011 and 2011.3.11 || 2011=2011; 3/11/2011=-; 2011.3.11=2011-03-11
Sept 11th 1965; 6th Sept., 1965; Sept. '65 || Sept 11th 1965=1965-09-11; 6th Sept., 1965=1965-09-06; Sept. '65=1965-09
B.S. 2072 (2015 A.D.) earthquake of April 25; the 1934 quake || B.S. 2072=-; 2015 A.D.=2015; April 25=2015-04-25; 1934=1934
10 Muharram 1435 A.H. (14 November 2013) || 10 Muharram 1435 A.H.=-; 14 November 2013=2013-11-14
Rabi season 2016-17; Kharif 2017; 2016-17 marketing season (April-March) || 2016-17=2016/2017; 2017=2017; 2016-17=2016/2017; April-March=2016-04/2017-03
For FY18, FY'19 and FY 2020 || FY18=2018; FY'19=2019; FY 2020=2020
1HFY19, 9MFY20, 3M2019, FY16-18, CY2018 || 1HFY19=-; 9MFY20=-; 3M2019=2019-01/2019-03; FY16-18=2016/2018; CY2018=2018
as at 30.6.08 (previous year: 30.6.07) || 30.6.08=2008-06-30; 30.6.07=2007-06-30
`,
  Europe: `
Official Journal L 158, 30.4.2004, p. 77–123; OJ C 83, 30.3.2010, p. 1 || 30.4.2004=2004-04-30; 30.3.2010=2010-03-30
Regulation (EU) 2016/679 of 27 April 2016; Directive 95/46/EC; Decision 2010/232/EU || 27 April 2016=2016-04-27
the Peace of 30 October 1697 N.S.; 5/15 November 1688 O.S. || 30 October 1697=1697-10-30; 5/15 November 1688=1688-11-15
25 Oct/7 Nov 1917 || 25 Oct/7 Nov 1917=1917-11-07
(d. 3 Sept. 1658), (13 Apr. 1598), 1. Aufl. 1994, 3rd rev. edn. 1899 || 3 Sept. 1658=1658-09-03; 13 Apr. 1598=1598-04-13; 1994=1994; 1899=1899
Ibid., 12 June 1944, TNA, CAB 65/42; WO 208/1944; FO 371/1938 || 12 June 1944=1944-06-12
Letter to C. Huygens, 6.II.1691; Berlin, d. 14. März 1890 || 6.II.1691=1691-02-06; 14. März 1890=1890-03-14
on the 1st and 2nd June, 1916 || the 1st and 2nd June, 1916=1916-06-01/1916-06-02
from Easter 1381 to Michaelmas 1382 || Easter 1381=1381; Michaelmas 1382=1382
in the reign of Edward III (1327–77) || 1327–77=1327/1377
4 & 5 June 1989; June 3-4, 1989; 3–4/6/1989 || 4 & 5 June 1989=1989-06-04/1989-06-05; June 3-4, 1989=1989-06-03/1989-06-04
`,
  'the Americas': `
WASHINGTON, Sept. 30 (UPI) -- The Fed said Tuesday || Sept. 30=-
August 1st, 1834; the First of August, 1834 || August 1st, 1834=1834-08-01; the First of August, 1834=1834-08-01
Q4'18 vs Q4'17; 4Q18; F2Q19; fourth-quarter 2018; fourth quarter of fiscal 2018 || Q4'18=2018-10/2018-12; Q4'17=2017-10/2017-12; 4Q18=2018-10/2018-12; fourth-quarter 2018=2018-10/2018-12; fourth quarter of fiscal 2018=-
the fiscal year ended September 30, 2012 and the thirteen weeks ended March 31, 2013 || the fiscal year ended September 30, 2012=2011-10-01/2012-09-30; the thirteen weeks ended March 31, 2013=2012-12-31/2013-03-31
the three- and six-month periods ended June 30, 2010 and 2009 || June 30, 2010=2010-06-30; 2009=2009
years ended December 31, 2010, 2009 and 2008 || December 31, 2010=2010-12-31; 2009=2009; 2008=2008
the year-to-date through September 2015 || September 2015=2015-09
Pub. L. 107-56; 42 U.S.C. § 1983; Title VII of 1964 Act || 1964=1964
Exp. 12/2019; Rev. 03/2015; Form 1099; Form 1040; Section 1031 exchange; 401(k) || 12/2019=2019-12; 03/2015=2015-03
Call 1-800-555-2010; 555-1999; Suite 2000; Room 1910; Unit 2014; Apt. 1985 ||
Lot 1920, Block 2010; Claim No. 1898 ||
`,
  markets: `
Brent (Nov-14) $85.41; WTI Dec 2014 futures; March'20 soy || Nov-14=2014-11; Dec 2014=2014-12; March'20=2020-03
5-year CAGR 2013-2018E; 2017A 2018E 2019F || 2013-2018=2013/2018; 2017=2017; 2018=2018; 2019=2019
y/y in Jan.-Apr. 2016; m-o-m in Feb 2016; wk/wk to 12-Feb-16 || Jan.-Apr. 2016=2016-01/2016-04; Feb 2016=2016-02; 12-Feb-16=2016-02-12
Cotton 2019/20 crop; MY2019/20; Oct.-Sept. 2019/20; Aug/Jul 2018/19 || 2019/20=2019/2020; MY2019/20=2019/2020; Oct.-Sept. 2019/20=2019-10/2020-09; Aug/Jul 2018/19=2018-08/2019-07
the first ten months of 2018; the first 10 months of the year 2018; January through October of 2018; in the ten months through October 2018 || the first ten months of 2018=2018-01/2018-10; the first 10 months of the year 2018=2018-01/2018-10; January through October of 2018=2018-01/2018-10; the ten months through October 2018=2018-01/2018-10
H1-2019, 1H-2019, Q1-Q2 2019, 1Q-3Q2019, Q1/Q2 2019 || H1-2019=2019-01/2019-06; 1H-2019=2019-01/2019-06; Q1-Q2 2019=2019-01/2019-06; 1Q-3Q2019=2019-01/2019-09; Q1/Q2 2019=2019-01/2019-06
`,
  'old print': `
on the 2 nd of March 1901; the 21 st day of June, 1887; 1 7th May 1844 || the 2 nd of March 1901=1901-03-02; the 21 st day of June, 1887=1887-06-21; 7th May 1844=1844-05-07
July 4 , 1885; JULY 4th. 1885; Jan . 5, 1901; Feb, 12 1900 || July 4 , 1885=1885-07-04; JULY 4th. 1885=1885-07-04; Jan . 5, 1901=1901-01-05; Feb, 12 1900=1900-02-12
Septr. 12, 1815; Octr 3d 1789; Novr. 5th 1799; Decr 1st, 1800; Jany. 1, 1790; Feby 3d. 1791; Augt. 3, 1801; Apl 4, 1880 || Septr. 12, 1815=1815-09-12; Octr 3d 1789=1789-10-03; Novr. 5th 1799=1799-11-05; Decr 1st, 1800=1800-12-01; Jany. 1, 1790=1790-01-01; Feby 3d. 1791=1791-02-03; Augt. 3, 1801=1801-08-03; Apl 4, 1880=1880-04-04
Madras, 5th Dec. 1848.—The Governor || 5th Dec. 1848=1848-12-05
[Read May 3rd, 1855.] Received March 12,—Read April 26, 1838. || May 3rd, 1855=1855-05-03; March 12=1855-03-12; April 26, 1838=1838-04-26
(1.) In 1848, (2.) in 1849. || 1848=1848; 1849=1849
A. D. 1066. Anno 1588. || A. D. 1066=1066; 1588=1588
in the months of May and June, 1857 || May and June, 1857=1857-05/1857-06
in the month of September 1857; the month of May || September 1857=1857-09; May=1857-05
on the 4th, 5th and 6th of May, 1821 || the 4th, 5th and 6th of May, 1821=1821-05-04/1821-05-06
on 4, 5 and 6 May 1821; on May 4, 5 and 6, 1821 || 4, 5 and 6 May 1821=1821-05-04/1821-05-06; May 4, 5 and 6, 1821=1821-05-04/1821-05-06
upwards of 1800 souls; in 1,857; A.D. 70; 1848–49; 1848–9; 1848-1852 || A.D. 70=0070; 1848–49=1848/1849; 1848–9=1848/1849; 1848-1852=1848/1852
`,
  periods: `
from 12th October to 3rd November inclusive, 1901; from 1 to 5 May 1903, both inclusive || 12th October to 3rd November inclusive, 1901=1901-10-12/1901-11-03; 1 to 5 May 1903=1903-05-01/1903-05-05
an inclusive policy, 1901 || 1901=1901
from December 1, 1995 to and including May 31, 1996 || December 1, 1995 to and including May 31, 1996=1995-12-01/1996-05-31
Accra, from July, 1789, to August, 1790; in July, 1789, to his surprise || July, 1789, to August, 1790=1789-07/1790-08; July, 1789=1789-07
the first quarter of 2004 to the third quarter of 2005; 1st quarter 2004 – 3rd quarter 2005 || the first quarter of 2004 to the third quarter of 2005=2004-01/2005-09; 1st quarter 2004 – 3rd quarter 2005=2004-01/2005-09
the third quarter of 2005 to the first quarter of 2004 || the third quarter of 2005=2005-07/2005-09; the first quarter of 2004=2004-01/2004-03
in the second and third quarters of 2004; Q1 and Q2 2010; Q3 and Q4 of 2010 || the second and third quarters of 2004=2004-04/2004-09; Q1 and Q2 2010=2010-01/2010-06; Q3 and Q4 of 2010=2010-07/2010-12
in the second and fourth quarters of 2004; Q1 and Q4 2010 || fourth quarters of 2004=2004-10/2004-12; Q4 2010=2010-10/2010-12
from fiscal 2003 to fiscal 2007; fiscal year 2003 through fiscal year 2007 || fiscal 2003 to fiscal 2007=2003/2007; fiscal year 2003 through fiscal year 2007=2003/2007
the April–June quarter of 2021; the June quarter 2015; the May quarter 2015 || the April–June quarter of 2021=2021-04/2021-06; the June quarter 2015=2015-04/2015-06; May=2015-05; 2015=2015
the first ten days of May 1945; the last three days of August 1939; ten days of May 1945 || the first ten days of May 1945=1945-05-01/1945-05-10; the last three days of August 1939=1939-08-29/1939-08-31; May 1945=1945-05
the fortnight ended 12th May 1917; the year ended on the 31st December, 1899 || the fortnight ended 12th May 1917=1917-04-29/1917-05-12; the year ended on the 31st December, 1899=1899-01-01/1899-12-31
December 2005/January 2006; December 2005/March 2007 || December 2005/January 2006=2005-12/2006-01; December 2005=2005-12; March 2007=2007-03
1/4/2015-31/3/2016; 4/1/2015-3/31/2016; 1/4/2015-2/3/2016 || 1/4/2015-31/3/2016=2015-04-01/2016-03-31; 4/1/2015-3/31/2016=2015-04-01/2016-03-31; 1/4/2015-2/3/2016=-
01/2015-06/2016; 03.2015–06.2016; Decree 12/2015-06/2016; 06/2016-01/2015 || 01/2015-06/2016=2015-01/2016-06; 03.2015–06.2016=2015-03/2016-06
1854-5 and 1801-2; 1854-8 of them; 2010-5; 1854-5-6 || 1854-5=1854/1855; 1801-2=1801/1802; 1854=1854; 2010=2010; 1854=1854
`,
  'calendars and scans': `
9 November (27 October) 1917; 27 October (9 November) 1917; November 9 (October 27), 1917 || 9 November (27 October) 1917=1917-11-09; 27 October (9 November) 1917=1917-11-09; November 9 (October 27), 1917=1917-11-09
9 November (3 October) 1917 || 9 November=1917-11-09; 3 October=1917-10-03; 1917=1917
28 Safar 1337; 3rd Kartik 2076 BS; Rajab 1446 AH; 5 Ramadan men in 2010; Safar 1337 || 28 Safar 1337=-; 3rd Kartik 2076 BS=-; Rajab 1446 AH=-; 2010=2010; Safar 1337=-
the Convention of l5 May 1962; on I January 1901; 2O June 1948 || l5 May 1962=1962-05-15; I January 1901=1901-01-01; 2O June 1948=1948-06-20
after World War I January 1919 was cold; model l5 May; scan O5 || January 1919=1919-01
resolution 598 (19 8 7); scores (19 8 7 6); (1 9) || 19 8 7=1987
3.xi.1956; 3.xv.1956; it.x.1956 || 3.xi.1956=1956-11-03; 1956=1956; 1956=1956
on 3rd, January 1997; 3-Jan 1997; 3 Jan. 97; 3 January 97 men; item 3, January 1997 || 3rd, January 1997=1997-01-03; 3-Jan 1997=1997-01-03; 3 Jan. 97=1997-01-03; 3 January=1997-01-03; January 1997=1997-01
signed on 4.7.2003, amended 12-06-2003 || 4.7.2003=2003-07-04; 12-06-2003=2003-06-12
amended 12-06-2003 in version 4.7.2 || 12-06-2003=-
in the year 800, in the year 365 days || the year 800=0800
Smith (2011, March 14) and Lee (2011, March). In 2011, March was cold (2011, March found). || 2011, March 14=2011-03-14; 2011, March=2011-03; 2011=2011; March=2011-03; 2011=2011; March=2011-03
Vol. XXIII No. 12 December 1999, pp. 5 May 1990; the class of '45 || December 1999=1999-12; May 1990=1990-05; '45=1945
17 February 1998, cc. 1011-12; S.I. 1998/1234; Cap. 1950; 2008/2009 || 17 February 1998=1998-02-17; 2008/2009=2008/2009
`,
  'old lists and other languages': `
ret. 31.12.28; see par. 15.11.12; section 10.12.14 Terms || 31.12.28=2028-12-31
dist. comsr., 1890-2; C.M.G., 1899; room 1904-8 || 1890-2=1890/1892; 1899=1899
24/25.9.2004; 1/1–31/3/2004; 24/26.9.2004; 31/3–1/1/2004 || 24/25.9.2004=2004-09-24/2004-09-25; 1/1–31/3/2004=2004-01-01/2004-03-31
1º de mayo de 2004; 5 mars 1998; 3. Oktober 1990; le 14 juillet 1789; 7 января 1998 || 1º de mayo de 2004=2004-05-01; 5 mars 1998=1998-03-05; 3. Oktober 1990=1990-10-03; 14 juillet 1789=1789-07-14; 7 января 1998=1998-01-07
5 mars bars, 3 maio, 12 mars; 31 février 1998 || 1998=1998
In '39 and '45; rock and '45 records || '39=1939; '45=1945
twentieth March 1856; his third March; the third March 2010 meeting || twentieth March 1856=1856-03-20; March=1856-03; March 2010=2010-03
`,
  'days in a row': `
March 5, 12, and 19, 2010; on Sundays, May 3, 10, 17 and 24, 2015 || March 5, 12, and 19, 2010=2010-03-05/2010-03-19; May 3, 10, 17 and 24, 2015=2015-05-03/2015-05-24
heard on 3, 4, 5, 10 and 11 March 1998; 12th, 13th & 16th November 2009 || 3, 4, 5, 10 and 11 March 1998=1998-03-03/1998-03-11; 12th, 13th & 16th November 2009=2009-11-12/2009-11-16
7, 14, 21 and 28 October 2019; 8, 9, 15 & 16 May 2010 || 7, 14, 21 and 28 October 2019=2019-10-07/2019-10-28; 8, 9, 15 & 16 May 2010=2010-05-08/2010-05-16
May 3, 10 and 24 soldiers fell; 28, 14, 7 and 21 October 2019; page 3, 5 and 7 March 1998 || May 3=2019-05-03; 21 October 2019=2019-10-21; 7 March 1998=1998-03-07
April 30/May 1, 1998; 31 December/1 January 1999 || April 30/May 1, 1998=1998-04-30/1998-05-01; 31 December/1 January 1999=1998-12-31/1999-01-01
20.-21. September 2010; on 20. September 2010; it scored 20. September 2010 was dry || 20.-21. September 2010=2010-09-20/2010-09-21; 20. September 2010=2010-09-20; September 2010=2010-09
between Monday May 1, and Friday May 5, 1899 || Monday May 1=1899-05-01; Friday May 5, 1899=1899-05-05
between October, 1896, and March, 1897; in October, 1896, and March, 1897 || October, 1896, and March, 1897=1896-10/1897-03; October, 1896=1896-10; March, 1897=1897-03
in April, May, and June of 1848 || April=1848-04; May=1848-05; June of 1848=1848-06
`,
  'solemn and old forms': `
Done at Paris this 1 day of July 1968; only 1 day of July 1968 was dry || 1 day of July 1968=1968-07-01; July 1968=1968-07
on the 12th day of the month of May in the year 1999; the first day of the month of January of the year two thousand and one || the 12th day of the month of May in the year 1999=1999-05-12; the first day of the month of January of the year two thousand and one=2001-01-01
on this 3rd day of April, year 2007; the 12th (twelfth) day of March 2012; the 12th (see) day of March 2012 || 3rd day of April, year 2007=2007-04-03; the 12th (twelfth) day of March 2012=2012-03-12; March 2012=2012-03
upon the 5. of November 1605; verse 5. Of November 1605 || the 5. of November 1605=1605-11-05; November 1605=1605-11
from the year 1801 to the year 1811; between the years 1830 and 1840; the years 1830 and 1840 || the year 1801 to the year 1811=1801/1811; 1830 and 1840=1830/1840; 1830=1830; 1840=1840
in the autumn of the year 1832; late in the year 1864; late in the town 1864 men || the autumn of the year 1832=1832-09/1832-11; late in the year 1864=1864
on the last day of December, 1799; the last day of February; the last day of February 1800 || the last day of December, 1799=1799-12-31; February=1799-02; the last day of February 1800=1800-02-28
He died May ye 5th, 1701; Tuesday, March ye 12th 1694/5 || May ye 5th, 1701=1701-05-05; Tuesday, March ye 12th 1694/5=1695-03-12
in 1896, '97, and '98; in 2002, '03 and '04; the 1860s, '70s, and '80s; the '70s and '80s || 1896=1896; '97=1897; '98=1898; 2002=2002; '03=2003; '04=2004; the 1860s=1860/1869; '70s=1870/1879; '80s=1880/1889; the '70s=1970/1979; '80s=1980/1989
winter months of 1879 and 1880; squads of 1200 and 1300 men || 1879=1879; 1880=1880
It expires in the year 2525; in Room 2525 || the year 2525=2525
Monday, December 5, 1994/Agrahayana 14, 1916 (Saka); 1er mars 1999; 1er arr. 1999 || Monday, December 5, 1994=1994-12-05; Agrahayana 14, 1916 (Saka)=-; 1er mars 1999=1999-03-01; 1999=1999
`,
  'scans and messages': `
Signed on l2th March 1921; June 1O, 1899; on 3Oth June, l885; MAY 12th, I862 || l2th March 1921=1921-03-12; June 1O, 1899=1899-06-10; 3Oth June, l885=1885-06-30; MAY 12th, I862=1862-05-12
2I of May 1900; 1oth May 1900; I January, 1900; ist January 1900; World War I, January 1900 || 2I of May 1900=1900-05-21; 1oth May 1900=1900-05-10; I January, 1900=1900-01-01; ist January 1900=1900-01-01; January 1900=1900-01
on 1 January, 19 78, he came || 1 January, 19 78=1978-01-01
on 1 January, 19 78 men came || 1 January=-
in 19I4 and I9I8; model 19I4; in 1OOO || 19I4=1914; I9I8=1918
FM CTF 141200Z MAY 21; DTG: 201430ZJAN98; class 141200Z || 141200Z MAY 21=2021-05-14; 201430ZJAN98=1998-01-20
991200Z MAY 21 || MAY 21=-
`,
  'parts of years': `
fiscal 1989's third quarter; 1989's third quarter; its fiscal 1989 || fiscal 1989's third quarter=-; 1989's third quarter=1989-07/1989-09; fiscal 1989=1989
the final six months of 2008; the second six months of 2008; six months of 2008; the remaining six months of 2008 || the final six months of 2008=2008-07/2008-12; the second six months of 2008=2008-07/2008-12; six months of 2008=2008-01/2008-06; 2008=2008
1st Qtr 2015; Quarter 4, 2016; quarter 4 of 2016; Qtr. 1 2015; a quarter 4 of them; 2nd quarter '95 || 1st Qtr 2015=2015-01/2015-03; Quarter 4, 2016=2016-10/2016-12; quarter 4 of 2016=2016-10/2016-12; Qtr. 1 2015=2015-01/2015-03; 2nd quarter '95=1995-04/1995-06
twenty-six weeks ended June 30, 1996; the thirteen and twenty-six weeks ended June 30, 1996 || twenty-six weeks ended June 30, 1996=1996-01-01/1996-06-30; June 30, 1996=1996-06-30
FY ending March 31, 2012; the 2nd fortnight of May 2014; the first 11 months of last year [2020] || FY ending March 31, 2012=2011-04-01/2012-03-31; the 2nd fortnight of May 2014=2014-05; the first 11 months of last year [2020]=2020-01/2020-11
May-2010; Sept-2010; December-2010; in 1998/1999-2003/2004; 1998/1999-2003/2005 || May-2010=2010-05; Sept-2010=2010-09; December-2010=2010-12; 1998/1999-2003/2004=1998/2004; 1998=1998
Fall/Winter 2005; Spring/Winter 2005; the start of the 2014 Olympics; the start of the 1990s || Fall/Winter 2005=2005-09/2006-02; Winter 2005=2005-12/2006-02; 2014=2014; the start of the 1990s=1990/1999
the Income-tax Rules, 1962; the Land Act, No. 9 of 1950; the Civil Act, 1962; in order, 1962; the rules of 1962; Act of 1962 || 1962=1962; 1962=1962; 1962=1962
Vision 2030 and Agenda 2063; his vision, 2030; the vision of 2030 || 2030=2030; 2030=2030
Unit 2018 2019; unit 2018; table 2010 || 2018=2018; 2019=2019
in the March for Life; in March for Spain; the March for May || March=-; March=-; May=-
in 1998 dollars; in constant 1990 dollars; 1990 dollars paid || 1998=1998; 1990=1990
between 1900 and 2000 people; from page 1920 to 1935; pages 1995 and 1998; June, who was 19, sang ||
`,
  'vague dates': `
in his late 20s, in their mid- to late-thirties, she is in her early 70s; in the late 20s || the late 20s=1920/1929
from 1989 to 1995 and 2000 to 2002; between 1989 and 1995 || 1989 to 1995=1989/1995; 2000 to 2002=2000/2002; 1989 and 1995=1989/1995
on June seventh, 1905; from December first, 1998, on; May twenty-first, 2010; June the seventh 1905 || June seventh, 1905=1905-06-07; December first, 1998=1998-12-01; May twenty-first, 2010=2010-05-21; June the seventh 1905=1905-06-07
in March 1905 first; in March first results came; in June third-quarter sales || March 1905=1905-03; March=1905-03; June=1905-06
it killed about 200 Taleban; built around 300 Roman forts; it was founded around 988, || 988=0988
between March and mid-June 2015; from the end of 2013 to the middle of 2015 || March and mid-June 2015=2015-03/2015-06; the end of 2013 to the middle of 2015=2013/2015
since early 2008 and until late 2011 || early 2008=2008; late 2011=2011
before and after 1989; pre-1914 and post-1945; the post-2015 agenda || 1989=1989; 1914=1914; 1945=1945; 2015=2015
the mid-1930s and early 1940s; the early '70s; mid-60s; the late sixties || the mid-1930s=1930/1939; early 1940s=1940/1949; the early '70s=1970/1979; mid-60s=1960/1969; the late sixties=1960/1969
May, June and July 2009 || May=2009-05; June and July 2009=2009-06/2009-07
the second week of July 2003; the weekend of 5-6 July 2003; the night of 5 July 2003; on the eve of 1 May 1945 || the second week of July 2003=2003-07; 5-6 July 2003=2003-07-05/2003-07-06; 5 July 2003=2003-07-05; 1 May 1945=1945-05-01
New Year's Day 2000; Christmas Eve 1914; Labour Day, 1 May 2012 || New Year's Day 2000=2000-01-01; Christmas Eve 1914=1914-12-24; 1 May 2012=2012-05-01
the 1994–95 season; 1994–95 UEFA Cup; the 2008-2009 financial crisis; the 2011 census; the May 2010 elections || 1994–95=1994/1995; 1994–95=1994/1995; 2008-2009=2008/2009; 2011=2011; May 2010=2010-05
the 11 September 2001 attacks; the 9/11 Commission; 7/7 bombings; the 26/11 attack || 11 September 2001=2001-09-11
in May and again in August 1995 || May=1995-05; August 1995=1995-08
in the 12 months ending March 2015; for the period 1 April 2014 to 31 March 2015 || the 12 months ending March 2015=2014-04/2015-03; 1 April 2014 to 31 March 2015=2014-04-01/2015-03-31
12-May-2014 09:30; 2014-05-12T09:30:00.000+05:30; 20140512 || 12-May-2014=2014-05-12; 2014-05-12=2014-05-12
Tues. 3rd Mar. 1908; Weds 4 March; Wed. 4 Mar '08; Thurs, 5 March 2020 || Tues. 3rd Mar. 1908=1908-03-03; Weds 4 March=1908-03-04; Wed. 4 Mar '08=2008-03-04; Thurs, 5 March 2020=2020-03-05
3 p.m., June 5; 5 June, 3 p.m.; June 5th at 3; June 5-3 p.m. || June 5=-; 5 June=-; June 5th=-; June 5=-
`,
  feasts: `
The rising began at Easter 1916; they met at Christmas, 1944 and on Good Friday 1998. || Easter 1916=1916; Christmas, 1944=1944; Good Friday 1998=1998
During Ramadan 2019 shops closed; before Diwali 2015; on New Year’s Eve 1999 || Ramadan 2019=2019; Diwali 2015=2015; New Year’s Eve 1999=1999-12-31
the Christmas of 1914; the Christmas 1914 truce; Michaelmas 1387; Whit Monday 1871 || the Christmas of 1914=1914; Christmas 1914=1914; Michaelmas 1387=1387; Whit Monday 1871=1871
Tariq Ramadan 2009; Christmas Island 1957; the easter 1998; at Christmas in 1943 || 2009=2009; 1957=1957; 1998=1998; 1943=1943
`,
  things: `
He drove a Peugeot 2008; two Beechcraft 1900 aircraft; his old BMW 2002; the Peugeot 2008 is small ||
Peugeot 2008 results; the Peugeot 2008 annual report; (BMW 2002); a 2008 Peugeot; Source: Fiat, 1995. || 2008=2008; 2008=2008; 2002=2002; 2008=2008; 1995=1995
At the BMW 2002 meeting; a Bordeaux 2008; the strike at Renault 1995 || 2002=2002; 2008=2008; 1995=1995
He ate 1995 eggs. There were 1994 chairs. It holds 1963 maps and 2021 manuscripts. Cases rose by 1104 infections. ||
the 1995 elections; 2008 figures fell; 1995 exports rose; it has 2008 results; below 1995 levels || 1995=1995; 2008=2008; 1995=1995; 2008=2008; 1995=1995
it rose by 2008 to 12; by 1995 standards; grew by 2009 forecasts || 2008=2008; 1995=1995; 2009=2009
In early 2007 pigs died. In late 2003 farmers left. || early 2007=2007; late 2003=2003
`,
  years: `
since 1888 where it stood; throughout 1874 without pay; since 862; one finds the date 1763, but || 1888=1888; 1874=1874; 1763=1763
the 1894 season; the 1896 Atlantic City rail crash; the 1893 champion was Montreal || 1894=1894; 1896=1896; 1893=1893
the 1871 wounded soldiers; the 1850 men; the 1850 census; the 1894 Greeks; the 1876 page book || 1850=1850
In 348 Pachomius died. In 348 cases the court agreed. It stood from the year 71. In the year 12 people fell ill. || 348=0348; the year 71=0071
`,
  ranges: `
1 June 1945 -- 21 November 1945; 1944 -- 1945; circa 1990 --- January 15 2006 || 1 June 1945 -- 21 November 1945=1945-06-01/1945-11-21; 1944 -- 1945=1944/1945; 1990 --- January 15 2006=1990/2006-01-15
It closed in 1990 -- 1995 was the year of its sale. || 1990=1990; 1995=1995
It opened on August, 7, 1948. || August, 7, 1948=1948-08-07
in August, 7, 12 and 19 rooms were let || August=-
Since the 1990s many kept silence on 11 November. He served from 1939 to 1945 and came home in May. || the 1990s=1990/1999; 11 November=-; 1939 to 1945=1939/1945; May=-
`,
  'what a number beside a year is': `
rice 1975: 1987; 1976 (p): 2041; 1977*: 1962 || 1975=1975; 1976=1976; 1977=1977
Okoro, P. (2004). Salt roads. Past & Present 182: 1910–1935. Africa 74(2), 2011–2031. || 2004=2004
Chapter 2: 1910–1935; Part (2), the years 2011–2031 || 1910–1935=1910/1935; 2011–2031=2011/2031
they took Hill 1910; the guns of Point 1875; the Bunker Hill 1975 pageant || 1975=1975
Archives, MS 1887; Tech. Rep. Ser. 1984; a new series. 1984 was dry || 1984=1984
Mean age of the wood in 1440 ± 150 A.D. || 1440=1440
2004 Mar-05 Jun-05; 2015f and 2016p || 2004=2004; Mar-05=2005-03; Jun-05=2005-06; 2015=2015; 2016=2016
Yields, 1965/66-69/70: 1,911; in 1965/66-68 || 1965/66-69/70=1965/1970; 1965=1965
closed since 1850; its lowest since '97; open throughout 1850; since 1850 men || 1850=1850; '97=1997; 1850=1850
built on New Year's Day, 1861, by them; on that day, 1861 men came || New Year's Day, 1861=1861-01-01
Wentworth, 3rd edit., 1824, p. 12; 3rd edit., 1824 copies || 1824=1824
In Q1:2014 and Q1: 2013; 4Q FY07/08 || Q1:2014=2014-01/2014-03; Q1: 2013=2013-01/2013-03; 4Q FY07/08=-
order dt. 12.08.72; minute dated 5.9.35; clause. 12.08.72 || 12.08.72=1972-08-12; 5.9.35=1935-09-05
Decree M/21 dated 20/5/1421H; model 1421H || 20/5/1421H=-
Ibn Tulun, who reigned 868–84; r. 868–884; gained 868–884 || 868–84=0868/0884; 868–884=0868/0884
In the second quarter of 2005 it rose; in the same quarter of 2004 it fell || the second quarter of 2005=2005-04/2005-06; the same quarter of 2004=2004-04/2004-06
`,
  'quarters, pages and scans again': `
the December 2012 quarter rose; the December 2012 quarter-final; the May 2012 quarter; a December 2012 quarter || the December 2012 quarter=2012-10/2012-12; December 2012=2012-12; May 2012=2012-05; December 2012=2012-12
Iqbal, I. 1999–2000. Modernity, JASB 44: 1850–1861. || 1999–2000=1999/2000
It closed in 1998. See part 2: 1990–1995 || 1998=1998; 1990–1995=1990/1995
planted in I838 and in l840; model I838; jams on I880 || I838=1838; l840=1840
`,
  'scans of old books': `
on the 3d of May 1 7 7 4; in the year 1 7 6 9; held in 1 83 3; March, 1 897. || the 3d of May 1 7 7 4=1774-05-03; the year 1 7 6 9=1769; 1 83 3=1833; March, 1 897=1897-03
In May, 1 850 men came; in 1 850; a score of 1 7 6 || May=-
30 Auguft 1773; Feb. l851; on Tuesday, the 2Oth of Septr., 1898; the lst October || 30 Auguft 1773=1773-08-30; Feb. l851=1851-02; Tuesday, the 2Oth of Septr., 1898=1898-09-20; the lst October=1898-10-01
`,
  'a year beside a date that is not its own': `
A deed of Aug. 27 told of the 1995 joint venture. || Aug. 27=-; 1995=1995
It was dedicated on November 19; the reunion of 1913 drew thousands. || November 19=-; 1913=1913
It rose from 5.6 percent in December 2004 to 7.2 percent in September || December 2004=2004-12; September=2005-09
It rose from 5.6 percent in March 2004 to 7.2 percent in September || March 2004=2004-03; September=2004-09
In FY08 it began in July. || FY08=2008; July=-
the noughties and the nineties || the noughties=2000/2009; the nineties=1990/1999
`,
};

const date = createDateRecogniser();

describe.each(Object.entries(inputs))('%s', (_name, lines) => {
  const rows = lines
    .trim()
    .split('\n')
    .map((line) => line.split(' ||'));
  test.each(rows)('%s', async (text, expected) => {
    const found = await read(date, text!);
    expect(found.map(([span, value]) => `${span}=${value}`).join('; ')).toBe(expected!.trim());
    for (const [, value] of found) if (value !== '-') expect(() => parse(value, { level: 1 })).not.toThrow();
  });
});
